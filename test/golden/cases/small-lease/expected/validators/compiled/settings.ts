// Code generated from resources.yaml (resource settings). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const updateSettings: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      for(const key0 of Object.keys(data)){
        if(!(key0 === "greeting")){
          const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err0);
          errors++;
        }
      }
      if(data.greeting !== undefined && func0.call(data, "greeting")){
        let data0 = data.greeting;
        const _errs2 = errors;
        if(typeof data0 !== "string"){
          const err1 = {instancePath:instancePath+"/greeting",schemaPath:"#/properties/greeting/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err1);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
    }
    else {
      const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err2);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
