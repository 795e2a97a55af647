// Code generated from resources.yaml (resource dsl). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countCharacters, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const validateDsl: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const func2 = countCharacters;
  const formats0 = formats["required-text"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.source === undefined) || (!(func0.call(data, "source")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "source")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.source !== undefined && func0.call(data, "source")){
        let data0 = data.source;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(func2(data0) > 65536){
            const err2 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/maxLength",keyword:"maxLength",params:{limit: 65536}};
            (vErrors ??= []).push(err2);
            errors++;
          }
          if(!(formats0(data0))){
            const err3 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
        }
        else {
          const err4 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err4);
          errors++;
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

export const parseDsl: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const func2 = countCharacters;
  const formats0 = formats["required-text"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.source === undefined) || (!(func0.call(data, "source")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "source")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.source !== undefined && func0.call(data, "source")){
        let data0 = data.source;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(func2(data0) > 65536){
            const err2 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/maxLength",keyword:"maxLength",params:{limit: 65536}};
            (vErrors ??= []).push(err2);
            errors++;
          }
          if(!(formats0(data0))){
            const err3 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
        }
        else {
          const err4 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err4);
          errors++;
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
