// Code generated from resources.yaml (resource lock). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { declaredLetters, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const acquireLock: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["required-text"];
  const formats2 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.resource_type === undefined) || (!(func0.call(data, "resource_type")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource_type"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.resource_id === undefined) || (!(func0.call(data, "resource_id")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource_id"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.holder_agent_id === undefined) || (!(func0.call(data, "holder_agent_id")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "holder_agent_id"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      if((data.mode === undefined) || (!(func0.call(data, "mode")))){
        const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mode"}};
        (vErrors ??= []).push(err3);
        errors++;
      }
      if((data.timeout_ms === undefined) || (!(func0.call(data, "timeout_ms")))){
        const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timeout_ms"}};
        (vErrors ??= []).push(err4);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(((((key0 === "resource_type") || (key0 === "resource_id")) || (key0 === "holder_agent_id")) || (key0 === "mode")) || (key0 === "timeout_ms"))){
          const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err5);
          errors++;
        }
      }
      if(data.resource_type !== undefined && func0.call(data, "resource_type")){
        let data0 = data.resource_type;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err6 = {instancePath:instancePath+"/resource_type",schemaPath:"#/properties/resource_type/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err6);
            errors++;
          }
        }
        else {
          const err7 = {instancePath:instancePath+"/resource_type",schemaPath:"#/properties/resource_type/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err7);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.resource_id !== undefined && func0.call(data, "resource_id")){
        let data1 = data.resource_id;
        const _errs4 = errors;
        if(typeof data1 === "string"){
          if(!(formats2(data1))){
            const err8 = {instancePath:instancePath+"/resource_id",schemaPath:"#/properties/resource_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err8);
            errors++;
          }
        }
        else {
          const err9 = {instancePath:instancePath+"/resource_id",schemaPath:"#/properties/resource_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err9);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.holder_agent_id !== undefined && func0.call(data, "holder_agent_id")){
        let data2 = data.holder_agent_id;
        const _errs6 = errors;
        if(typeof data2 === "string"){
          if(!(formats2(data2))){
            const err10 = {instancePath:instancePath+"/holder_agent_id",schemaPath:"#/properties/holder_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err10);
            errors++;
          }
        }
        else {
          const err11 = {instancePath:instancePath+"/holder_agent_id",schemaPath:"#/properties/holder_agent_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err11);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
      if(data.mode !== undefined && func0.call(data, "mode")){
        let data3 = data.mode;
        const _errs8 = errors;
        if(typeof data3 === "string"){
          data3 = declaredLetters(["exclusive","shared"], data3);
          data["mode"] = data3;
        }
        if(!((data3 === "exclusive") || (data3 === "shared"))){
          const err12 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err12);
          errors++;
        }
        var valid0 = _errs8 === errors;
      }
      if(data.timeout_ms !== undefined && func0.call(data, "timeout_ms")){
        let data4 = data.timeout_ms;
        const _errs9 = errors;
        if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
          const err13 = {instancePath:instancePath+"/timeout_ms",schemaPath:"#/properties/timeout_ms/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err13);
          errors++;
        }
        if(typeof data4 == "number"){
          if(data4 > 31536000000 || isNaN(data4)){
            const err14 = {instancePath:instancePath+"/timeout_ms",schemaPath:"#/properties/timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
            (vErrors ??= []).push(err14);
            errors++;
          }
          if(data4 < 1 || isNaN(data4)){
            const err15 = {instancePath:instancePath+"/timeout_ms",schemaPath:"#/properties/timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
            (vErrors ??= []).push(err15);
            errors++;
          }
        }
        var valid0 = _errs9 === errors;
      }
    }
    else {
      const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err16);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const extendLock: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.additional_ms === undefined) || (!(func0.call(data, "additional_ms")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "additional_ms"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "additional_ms")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.additional_ms !== undefined && func0.call(data, "additional_ms")){
        let data0 = data.additional_ms;
        const _errs2 = errors;
        if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
          const err2 = {instancePath:instancePath+"/additional_ms",schemaPath:"#/properties/additional_ms/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err2);
          errors++;
        }
        if(typeof data0 == "number"){
          if(data0 > 31536000000 || isNaN(data0)){
            const err3 = {instancePath:instancePath+"/additional_ms",schemaPath:"#/properties/additional_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
            (vErrors ??= []).push(err3);
            errors++;
          }
          if(data0 < 1 || isNaN(data0)){
            const err4 = {instancePath:instancePath+"/additional_ms",schemaPath:"#/properties/additional_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
            (vErrors ??= []).push(err4);
            errors++;
          }
        }
        var valid0 = _errs2 === errors;
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

export const releaseLock: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.releasing_agent_id === undefined) || (!(func0.call(data, "releasing_agent_id")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "releasing_agent_id"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "releasing_agent_id")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.releasing_agent_id !== undefined && func0.call(data, "releasing_agent_id")){
        let data0 = data.releasing_agent_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err2 = {instancePath:instancePath+"/releasing_agent_id",schemaPath:"#/properties/releasing_agent_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err2);
            errors++;
          }
        }
        else {
          const err3 = {instancePath:instancePath+"/releasing_agent_id",schemaPath:"#/properties/releasing_agent_id/type",keyword:"type",params:{type: "string"}};
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
