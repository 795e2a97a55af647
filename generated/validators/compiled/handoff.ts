// Code generated from resources.yaml (resource handoff). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countBytes, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const createHandoff: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  const formats8 = formats.base64;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.from_agent_id === undefined) || (!(func0.call(data, "from_agent_id")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from_agent_id"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.to_agent_id === undefined) || (!(func0.call(data, "to_agent_id")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "to_agent_id"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.trajectory_id === undefined) || (!(func0.call(data, "trajectory_id")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "trajectory_id"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      if((data.scope_id === undefined) || (!(func0.call(data, "scope_id")))){
        const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scope_id"}};
        (vErrors ??= []).push(err3);
        errors++;
      }
      if((data.reason === undefined) || (!(func0.call(data, "reason")))){
        const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"}};
        (vErrors ??= []).push(err4);
        errors++;
      }
      if((data.context_snapshot === undefined) || (!(func0.call(data, "context_snapshot")))){
        const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "context_snapshot"}};
        (vErrors ??= []).push(err5);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!((((((key0 === "from_agent_id") || (key0 === "to_agent_id")) || (key0 === "trajectory_id")) || (key0 === "scope_id")) || (key0 === "reason")) || (key0 === "context_snapshot"))){
          const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err6);
          errors++;
        }
      }
      if(data.from_agent_id !== undefined && func0.call(data, "from_agent_id")){
        let data0 = data.from_agent_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err7 = {instancePath:instancePath+"/from_agent_id",schemaPath:"#/properties/from_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err7);
            errors++;
          }
        }
        else {
          const err8 = {instancePath:instancePath+"/from_agent_id",schemaPath:"#/properties/from_agent_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err8);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.to_agent_id !== undefined && func0.call(data, "to_agent_id")){
        let data1 = data.to_agent_id;
        const _errs4 = errors;
        if(typeof data1 === "string"){
          if(!(formats0(data1))){
            const err9 = {instancePath:instancePath+"/to_agent_id",schemaPath:"#/properties/to_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err9);
            errors++;
          }
        }
        else {
          const err10 = {instancePath:instancePath+"/to_agent_id",schemaPath:"#/properties/to_agent_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err10);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.trajectory_id !== undefined && func0.call(data, "trajectory_id")){
        let data2 = data.trajectory_id;
        const _errs6 = errors;
        if(typeof data2 === "string"){
          if(!(formats0(data2))){
            const err11 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err11);
            errors++;
          }
        }
        else {
          const err12 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err12);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
      if(data.scope_id !== undefined && func0.call(data, "scope_id")){
        let data3 = data.scope_id;
        const _errs8 = errors;
        if(typeof data3 === "string"){
          if(!(formats0(data3))){
            const err13 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err13);
            errors++;
          }
        }
        else {
          const err14 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err14);
          errors++;
        }
        var valid0 = _errs8 === errors;
      }
      if(data.reason !== undefined && func0.call(data, "reason")){
        let data4 = data.reason;
        const _errs10 = errors;
        if(!(((((((data4 === "CapabilityMismatch") || (data4 === "LoadBalancing")) || (data4 === "Specialization")) || (data4 === "Escalation")) || (data4 === "Timeout")) || (data4 === "Failure")) || (data4 === "Scheduled"))){
          const err15 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err15);
          errors++;
        }
        var valid0 = _errs10 === errors;
      }
      if(data.context_snapshot !== undefined && func0.call(data, "context_snapshot")){
        let data5 = data.context_snapshot;
        const _errs11 = errors;
        if(typeof data5 === "string"){
          if(!(formats8(data5))){
            const err16 = {instancePath:instancePath+"/context_snapshot",schemaPath:"#/properties/context_snapshot/format",keyword:"format",params:{format: "base64"}};
            (vErrors ??= []).push(err16);
            errors++;
          }
          if(countBytes(data5) < 1){
            const err17 = {instancePath:instancePath+"/context_snapshot",schemaPath:"#/properties/context_snapshot/minBytes",keyword:"minBytes",params:{ limit: 1 }};
            (vErrors ??= []).push(err17);
            errors++;
          }
        }
        else {
          const err18 = {instancePath:instancePath+"/context_snapshot",schemaPath:"#/properties/context_snapshot/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err18);
          errors++;
        }
        var valid0 = _errs11 === errors;
      }
    }
    else {
      const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err19);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const acceptHandoff: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.accepting_agent_id === undefined) || (!(func0.call(data, "accepting_agent_id")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "accepting_agent_id"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "accepting_agent_id")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.accepting_agent_id !== undefined && func0.call(data, "accepting_agent_id")){
        let data0 = data.accepting_agent_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err2 = {instancePath:instancePath+"/accepting_agent_id",schemaPath:"#/properties/accepting_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err2);
            errors++;
          }
        }
        else {
          const err3 = {instancePath:instancePath+"/accepting_agent_id",schemaPath:"#/properties/accepting_agent_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err3);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
    }
    else {
      const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err4);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
