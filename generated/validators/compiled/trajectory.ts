// Code generated from resources.yaml (resource trajectory). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const createTrajectory: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["required-text"];
  const formats2 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.name === undefined) || (!(func0.call(data, "name")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(((((key0 === "name") || (key0 === "description")) || (key0 === "parent_trajectory_id")) || (key0 === "agent_id")) || (key0 === "metadata"))){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.name !== undefined && func0.call(data, "name")){
        let data0 = data.name;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err2);
            errors++;
          }
        }
        else {
          const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err3);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.description !== undefined && func0.call(data, "description")){
        let data1 = data.description;
        const _errs4 = errors;
        if((typeof data1 !== "string") && (data1 !== null)){
          const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err4);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.parent_trajectory_id !== undefined && func0.call(data, "parent_trajectory_id")){
        let data2 = data.parent_trajectory_id;
        const _errs6 = errors;
        if((typeof data2 !== "string") && (data2 !== null)){
          const err5 = {instancePath:instancePath+"/parent_trajectory_id",schemaPath:"#/properties/parent_trajectory_id/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err5);
          errors++;
        }
        if(typeof data2 === "string"){
          if(!(formats2(data2))){
            const err6 = {instancePath:instancePath+"/parent_trajectory_id",schemaPath:"#/properties/parent_trajectory_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err6);
            errors++;
          }
        }
        var valid0 = _errs6 === errors;
      }
      if(data.agent_id !== undefined && func0.call(data, "agent_id")){
        let data3 = data.agent_id;
        const _errs8 = errors;
        if((typeof data3 !== "string") && (data3 !== null)){
          const err7 = {instancePath:instancePath+"/agent_id",schemaPath:"#/properties/agent_id/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err7);
          errors++;
        }
        if(typeof data3 === "string"){
          if(!(formats2(data3))){
            const err8 = {instancePath:instancePath+"/agent_id",schemaPath:"#/properties/agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err8);
            errors++;
          }
        }
        var valid0 = _errs8 === errors;
      }
    }
    else {
      const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err9);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const updateTrajectory: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["not-blank"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      for(const key0 of Object.keys(data)){
        if(!((((key0 === "name") || (key0 === "description")) || (key0 === "status")) || (key0 === "metadata"))){
          const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err0);
          errors++;
        }
      }
      if(data.name !== undefined && func0.call(data, "name")){
        let data0 = data.name;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/format",keyword:"format",params:{format: "not-blank"}};
            (vErrors ??= []).push(err1);
            errors++;
          }
        }
        else {
          const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err2);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.description !== undefined && func0.call(data, "description")){
        let data1 = data.description;
        const _errs4 = errors;
        if((typeof data1 !== "string") && (data1 !== null)){
          const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err3);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.status !== undefined && func0.call(data, "status")){
        let data2 = data.status;
        const _errs6 = errors;
        if(!((((data2 === "Active") || (data2 === "Completed")) || (data2 === "Failed")) || (data2 === "Suspended"))){
          const err4 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err4);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
    }
    else {
      const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err5);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
