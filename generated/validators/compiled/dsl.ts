// Code generated from resources.yaml (resource dsl). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countCharacters as count_characters, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const required_text = formats["required-text"];

export const validateDsl: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.source === undefined) || (!(own.call(data, "source")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "source")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.source !== undefined && own.call(data, "source")){
      let data0 = data.source;
      if(typeof data0 === "string"){
        if(count_characters(data0) > 65536){
          (vErrors ??= []).push({instancePath:"/source",schemaPath:"#/properties/source/maxLength",keyword:"maxLength",params:{limit: 65536}});
        }
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/source",schemaPath:"#/properties/source/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  validateDsl.errors = vErrors;
  return vErrors === null;
};

export const parseDsl: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.source === undefined) || (!(own.call(data, "source")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "source")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.source !== undefined && own.call(data, "source")){
      let data0 = data.source;
      if(typeof data0 === "string"){
        if(count_characters(data0) > 65536){
          (vErrors ??= []).push({instancePath:"/source",schemaPath:"#/properties/source/maxLength",keyword:"maxLength",params:{limit: 65536}});
        }
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/source",schemaPath:"#/properties/source/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  parseDsl.errors = vErrors;
  return vErrors === null;
};
