// Code generated from resources.yaml (resource settings). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;

export const updateSettings: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    for(const key0 of Object.keys(data)){
      if(!(key0 === "greeting")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.greeting !== undefined && own.call(data, "greeting")){
      let data0 = data.greeting;
      if(typeof data0 !== "string"){
        (vErrors ??= []).push({instancePath:"/greeting",schemaPath:"#/properties/greeting/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  updateSettings.errors = vErrors;
  return vErrors === null;
};
