// Code generated from resources.yaml (resource delegation). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const createDelegation: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  const formats8 = formats["required-text"];
  const formats10 = formats.timestamp;
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
      if((data.task_description === undefined) || (!(func0.call(data, "task_description")))){
        const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "task_description"}};
        (vErrors ??= []).push(err4);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(((((((key0 === "from_agent_id") || (key0 === "to_agent_id")) || (key0 === "trajectory_id")) || (key0 === "scope_id")) || (key0 === "task_description")) || (key0 === "expected_completion")) || (key0 === "context"))){
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
        if(typeof data1 === "string"){
          if(!(formats0(data1))){
            const err8 = {instancePath:instancePath+"/to_agent_id",schemaPath:"#/properties/to_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err8);
            errors++;
          }
        }
        else {
          const err9 = {instancePath:instancePath+"/to_agent_id",schemaPath:"#/properties/to_agent_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err9);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.trajectory_id !== undefined && func0.call(data, "trajectory_id")){
        let data2 = data.trajectory_id;
        const _errs6 = errors;
        if(typeof data2 === "string"){
          if(!(formats0(data2))){
            const err10 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err10);
            errors++;
          }
        }
        else {
          const err11 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err11);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
      if(data.scope_id !== undefined && func0.call(data, "scope_id")){
        let data3 = data.scope_id;
        const _errs8 = errors;
        if(typeof data3 === "string"){
          if(!(formats0(data3))){
            const err12 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err12);
            errors++;
          }
        }
        else {
          const err13 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err13);
          errors++;
        }
        var valid0 = _errs8 === errors;
      }
      if(data.task_description !== undefined && func0.call(data, "task_description")){
        let data4 = data.task_description;
        const _errs10 = errors;
        if(typeof data4 === "string"){
          if(!(formats8(data4))){
            const err14 = {instancePath:instancePath+"/task_description",schemaPath:"#/properties/task_description/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err14);
            errors++;
          }
        }
        else {
          const err15 = {instancePath:instancePath+"/task_description",schemaPath:"#/properties/task_description/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err15);
          errors++;
        }
        var valid0 = _errs10 === errors;
      }
      if(data.expected_completion !== undefined && func0.call(data, "expected_completion")){
        let data5 = data.expected_completion;
        const _errs12 = errors;
        if((typeof data5 !== "string") && (data5 !== null)){
          const err16 = {instancePath:instancePath+"/expected_completion",schemaPath:"#/properties/expected_completion/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err16);
          errors++;
        }
        if(typeof data5 === "string"){
          if(!(formats10(data5))){
            const err17 = {instancePath:instancePath+"/expected_completion",schemaPath:"#/properties/expected_completion/format",keyword:"format",params:{format: "timestamp"}};
            (vErrors ??= []).push(err17);
            errors++;
          }
        }
        var valid0 = _errs12 === errors;
      }
    }
    else {
      const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err18);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const acceptDelegation: CompiledCheck = (() => {
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

export const rejectDelegation: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.rejecting_agent_id === undefined) || (!(func0.call(data, "rejecting_agent_id")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rejecting_agent_id"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.reason === undefined) || (!(func0.call(data, "reason")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!((key0 === "rejecting_agent_id") || (key0 === "reason"))){
          const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err2);
          errors++;
        }
      }
      if(data.rejecting_agent_id !== undefined && func0.call(data, "rejecting_agent_id")){
        let data0 = data.rejecting_agent_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err3 = {instancePath:instancePath+"/rejecting_agent_id",schemaPath:"#/properties/rejecting_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
        }
        else {
          const err4 = {instancePath:instancePath+"/rejecting_agent_id",schemaPath:"#/properties/rejecting_agent_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err4);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.reason !== undefined && func0.call(data, "reason")){
        let data1 = data.reason;
        const _errs4 = errors;
        if(typeof data1 !== "string"){
          const err5 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err5);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
    }
    else {
      const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err6);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const completeDelegation: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.result === undefined) || (!(func0.call(data, "result")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "result"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "result")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.result !== undefined && func0.call(data, "result")){
        let data0 = data.result;
        const _errs2 = errors;
        if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
          if((data0.status === undefined) || (!(func0.call(data0, "status")))){
            const err2 = {instancePath:instancePath+"/result",schemaPath:"#/properties/result/required",keyword:"required",params:{missingProperty: "status"}};
            (vErrors ??= []).push(err2);
            errors++;
          }
          if((data0.artifacts === undefined) || (!(func0.call(data0, "artifacts")))){
            const err3 = {instancePath:instancePath+"/result",schemaPath:"#/properties/result/required",keyword:"required",params:{missingProperty: "artifacts"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
          for(const key1 of Object.keys(data0)){
            if(!((((key1 === "status") || (key1 === "output")) || (key1 === "artifacts")) || (key1 === "error"))){
              const err4 = {instancePath:instancePath+"/result",schemaPath:"#/properties/result/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
              (vErrors ??= []).push(err4);
              errors++;
            }
          }
          if(data0.status !== undefined && func0.call(data0, "status")){
            let data1 = data0.status;
            const _errs5 = errors;
            if(!(((data1 === "Success") || (data1 === "Partial")) || (data1 === "Failure"))){
              const err5 = {instancePath:instancePath+"/result/status",schemaPath:"#/properties/result/properties/status/enum",keyword:"enum",params:{}};
              (vErrors ??= []).push(err5);
              errors++;
            }
            var valid1 = _errs5 === errors;
          }
          if(data0.output !== undefined && func0.call(data0, "output")){
            let data2 = data0.output;
            const _errs6 = errors;
            if((typeof data2 !== "string") && (data2 !== null)){
              const err6 = {instancePath:instancePath+"/result/output",schemaPath:"#/properties/result/properties/output/type",keyword:"type",params:{}};
              (vErrors ??= []).push(err6);
              errors++;
            }
            var valid1 = _errs6 === errors;
          }
          if(data0.artifacts !== undefined && func0.call(data0, "artifacts")){
            let data3 = data0.artifacts;
            const _errs8 = errors;
            if(Array.isArray(data3)){
              let valid3 = true;
              const len0 = data3.length;
              for(let i0=0; i0<len0; i0++){
                let data4 = data3[i0];
                const _errs10 = errors;
                if(typeof data4 === "string"){
                  if(!(formats0(data4))){
                    const err7 = {instancePath:instancePath+"/result/artifacts/" + i0,schemaPath:"#/properties/result/properties/artifacts/items/format",keyword:"format",params:{format: "uuid"}};
                    (vErrors ??= []).push(err7);
                    errors++;
                  }
                }
                else {
                  const err8 = {instancePath:instancePath+"/result/artifacts/" + i0,schemaPath:"#/properties/result/properties/artifacts/items/type",keyword:"type",params:{type: "string"}};
                  (vErrors ??= []).push(err8);
                  errors++;
                }
                var valid2 = _errs10 === errors;
                if(!valid2){
                  valid3 = false;
                }
              }
            }
            else {
              const err9 = {instancePath:instancePath+"/result/artifacts",schemaPath:"#/properties/result/properties/artifacts/type",keyword:"type",params:{type: "array"}};
              (vErrors ??= []).push(err9);
              errors++;
            }
            var valid1 = _errs8 === errors;
          }
          if(data0.error !== undefined && func0.call(data0, "error")){
            let data5 = data0.error;
            const _errs12 = errors;
            if((typeof data5 !== "string") && (data5 !== null)){
              const err10 = {instancePath:instancePath+"/result/error",schemaPath:"#/properties/result/properties/error/type",keyword:"type",params:{}};
              (vErrors ??= []).push(err10);
              errors++;
            }
            var valid1 = _errs12 === errors;
          }
        }
        else {
          const err11 = {instancePath:instancePath+"/result",schemaPath:"#/properties/result/type",keyword:"type",params:{type: "object"}};
          (vErrors ??= []).push(err11);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
    }
    else {
      const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err12);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
