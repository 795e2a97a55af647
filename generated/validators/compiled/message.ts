// Code generated from resources.yaml (resource message). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const sendMessage: CompiledCheck = (() => {
  const schema0 = {"type":"object","properties":{"from_agent_id":{"type":"string","format":"uuid"},"to_agent_id":{"type":["string","null"],"format":"uuid"},"to_agent_type":{"type":["string","null"],"format":"not-blank"},"message_type":{"enum":["TaskDelegation","TaskResult","ContextRequest","ContextShare","CoordinationSignal","Handoff","Interrupt","Heartbeat"]},"payload":{"type":"string","format":"json"},"trajectory_id":{"type":["string","null"],"format":"uuid"},"scope_id":{"type":["string","null"],"format":"uuid"},"artifact_ids":{"type":"array","items":{"type":"string","format":"uuid"}},"priority":{"enum":["Low","Normal","High","Critical"]},"expires_at":{"type":["string","null"],"format":"timestamp"}},"required":["from_agent_id","message_type","payload","artifact_ids","priority"],"additionalProperties":false};
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  const formats4 = formats["not-blank"];
  const formats6 = formats.json;
  const formats14 = formats.timestamp;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.from_agent_id === undefined) || (!(func0.call(data, "from_agent_id")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from_agent_id"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.message_type === undefined) || (!(func0.call(data, "message_type")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message_type"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.payload === undefined) || (!(func0.call(data, "payload")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "payload"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      if((data.artifact_ids === undefined) || (!(func0.call(data, "artifact_ids")))){
        const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "artifact_ids"}};
        (vErrors ??= []).push(err3);
        errors++;
      }
      if((data.priority === undefined) || (!(func0.call(data, "priority")))){
        const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "priority"}};
        (vErrors ??= []).push(err4);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(func0.call(schema0.properties, key0))){
          const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err5);
          errors++;
        }
      }
      if(data.from_agent_id !== undefined && func0.call(data, "from_agent_id")){
        let data0 = data.from_agent_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err6 = {instancePath:instancePath+"/from_agent_id",schemaPath:"#/properties/from_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err6);
            errors++;
          }
        }
        else {
          const err7 = {instancePath:instancePath+"/from_agent_id",schemaPath:"#/properties/from_agent_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err7);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.to_agent_id !== undefined && func0.call(data, "to_agent_id")){
        let data1 = data.to_agent_id;
        const _errs4 = errors;
        if((typeof data1 !== "string") && (data1 !== null)){
          const err8 = {instancePath:instancePath+"/to_agent_id",schemaPath:"#/properties/to_agent_id/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err8);
          errors++;
        }
        if(typeof data1 === "string"){
          if(!(formats0(data1))){
            const err9 = {instancePath:instancePath+"/to_agent_id",schemaPath:"#/properties/to_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err9);
            errors++;
          }
        }
        var valid0 = _errs4 === errors;
      }
      if(data.to_agent_type !== undefined && func0.call(data, "to_agent_type")){
        let data2 = data.to_agent_type;
        const _errs6 = errors;
        if((typeof data2 !== "string") && (data2 !== null)){
          const err10 = {instancePath:instancePath+"/to_agent_type",schemaPath:"#/properties/to_agent_type/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err10);
          errors++;
        }
        if(typeof data2 === "string"){
          if(!(formats4(data2))){
            const err11 = {instancePath:instancePath+"/to_agent_type",schemaPath:"#/properties/to_agent_type/format",keyword:"format",params:{format: "not-blank"}};
            (vErrors ??= []).push(err11);
            errors++;
          }
        }
        var valid0 = _errs6 === errors;
      }
      if(data.message_type !== undefined && func0.call(data, "message_type")){
        let data3 = data.message_type;
        const _errs8 = errors;
        if(!((((((((data3 === "TaskDelegation") || (data3 === "TaskResult")) || (data3 === "ContextRequest")) || (data3 === "ContextShare")) || (data3 === "CoordinationSignal")) || (data3 === "Handoff")) || (data3 === "Interrupt")) || (data3 === "Heartbeat"))){
          const err12 = {instancePath:instancePath+"/message_type",schemaPath:"#/properties/message_type/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err12);
          errors++;
        }
        var valid0 = _errs8 === errors;
      }
      if(data.payload !== undefined && func0.call(data, "payload")){
        let data4 = data.payload;
        const _errs9 = errors;
        if(typeof data4 === "string"){
          if(!(formats6(data4))){
            const err13 = {instancePath:instancePath+"/payload",schemaPath:"#/properties/payload/format",keyword:"format",params:{format: "json"}};
            (vErrors ??= []).push(err13);
            errors++;
          }
        }
        else {
          const err14 = {instancePath:instancePath+"/payload",schemaPath:"#/properties/payload/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err14);
          errors++;
        }
        var valid0 = _errs9 === errors;
      }
      if(data.trajectory_id !== undefined && func0.call(data, "trajectory_id")){
        let data5 = data.trajectory_id;
        const _errs11 = errors;
        if((typeof data5 !== "string") && (data5 !== null)){
          const err15 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err15);
          errors++;
        }
        if(typeof data5 === "string"){
          if(!(formats0(data5))){
            const err16 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err16);
            errors++;
          }
        }
        var valid0 = _errs11 === errors;
      }
      if(data.scope_id !== undefined && func0.call(data, "scope_id")){
        let data6 = data.scope_id;
        const _errs13 = errors;
        if((typeof data6 !== "string") && (data6 !== null)){
          const err17 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err17);
          errors++;
        }
        if(typeof data6 === "string"){
          if(!(formats0(data6))){
            const err18 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err18);
            errors++;
          }
        }
        var valid0 = _errs13 === errors;
      }
      if(data.artifact_ids !== undefined && func0.call(data, "artifact_ids")){
        let data7 = data.artifact_ids;
        const _errs15 = errors;
        if(Array.isArray(data7)){
          let valid2 = true;
          const len0 = data7.length;
          for(let i0=0; i0<len0; i0++){
            let data8 = data7[i0];
            const _errs17 = errors;
            if(typeof data8 === "string"){
              if(!(formats0(data8))){
                const err19 = {instancePath:instancePath+"/artifact_ids/" + i0,schemaPath:"#/properties/artifact_ids/items/format",keyword:"format",params:{format: "uuid"}};
                (vErrors ??= []).push(err19);
                errors++;
              }
            }
            else {
              const err20 = {instancePath:instancePath+"/artifact_ids/" + i0,schemaPath:"#/properties/artifact_ids/items/type",keyword:"type",params:{type: "string"}};
              (vErrors ??= []).push(err20);
              errors++;
            }
            var valid1 = _errs17 === errors;
            if(!valid1){
              valid2 = false;
            }
          }
        }
        else {
          const err21 = {instancePath:instancePath+"/artifact_ids",schemaPath:"#/properties/artifact_ids/type",keyword:"type",params:{type: "array"}};
          (vErrors ??= []).push(err21);
          errors++;
        }
        var valid0 = _errs15 === errors;
      }
      if(data.priority !== undefined && func0.call(data, "priority")){
        let data9 = data.priority;
        const _errs19 = errors;
        if(!((((data9 === "Low") || (data9 === "Normal")) || (data9 === "High")) || (data9 === "Critical"))){
          const err22 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err22);
          errors++;
        }
        var valid0 = _errs19 === errors;
      }
      if(data.expires_at !== undefined && func0.call(data, "expires_at")){
        let data10 = data.expires_at;
        const _errs20 = errors;
        if((typeof data10 !== "string") && (data10 !== null)){
          const err23 = {instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err23);
          errors++;
        }
        if(typeof data10 === "string"){
          if(!(formats14(data10))){
            const err24 = {instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/format",keyword:"format",params:{format: "timestamp"}};
            (vErrors ??= []).push(err24);
            errors++;
          }
        }
        var valid0 = _errs20 === errors;
      }
    }
    else {
      const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err25);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
