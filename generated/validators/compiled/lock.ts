// Code generated from resources.yaml (resource lock). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { declaredLetters as declared_letters, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const required_text = formats["required-text"];
const uuid = formats.uuid;

export const acquireLock: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.resource_type === undefined) || (!(own.call(data, "resource_type")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource_type"}});
    }
    if((data.resource_id === undefined) || (!(own.call(data, "resource_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource_id"}});
    }
    if((data.holder_agent_id === undefined) || (!(own.call(data, "holder_agent_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "holder_agent_id"}});
    }
    if((data.mode === undefined) || (!(own.call(data, "mode")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "mode"}});
    }
    if((data.timeout_ms === undefined) || (!(own.call(data, "timeout_ms")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "timeout_ms"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(((((key0 === "resource_type") || (key0 === "resource_id")) || (key0 === "holder_agent_id")) || (key0 === "mode")) || (key0 === "timeout_ms"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.resource_type !== undefined && own.call(data, "resource_type")){
      let data0 = data.resource_type;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/resource_type",schemaPath:"#/properties/resource_type/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/resource_type",schemaPath:"#/properties/resource_type/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.resource_id !== undefined && own.call(data, "resource_id")){
      let data0 = data.resource_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/resource_id",schemaPath:"#/properties/resource_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/resource_id",schemaPath:"#/properties/resource_id/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.holder_agent_id !== undefined && own.call(data, "holder_agent_id")){
      let data0 = data.holder_agent_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/holder_agent_id",schemaPath:"#/properties/holder_agent_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/holder_agent_id",schemaPath:"#/properties/holder_agent_id/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.mode !== undefined && own.call(data, "mode")){
      let data0 = data.mode;
      if(typeof data0 === "string"){
        data0 = declared_letters(["exclusive","shared"], data0);
        data["mode"] = data0;
      }
      if(!((data0 === "exclusive") || (data0 === "shared"))){
        (vErrors ??= []).push({instancePath:"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{}});
      }
    }
    if(data.timeout_ms !== undefined && own.call(data, "timeout_ms")){
      let data0 = data.timeout_ms;
      if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
        (vErrors ??= []).push({instancePath:"/timeout_ms",schemaPath:"#/properties/timeout_ms/type",keyword:"type",params:{type: "integer"}});
      }
      if(typeof data0 == "number"){
        if(data0 > 31536000000 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/timeout_ms",schemaPath:"#/properties/timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
        }
        if(data0 < 1 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/timeout_ms",schemaPath:"#/properties/timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  acquireLock.errors = vErrors;
  return vErrors === null;
};

export const extendLock: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.additional_ms === undefined) || (!(own.call(data, "additional_ms")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "additional_ms"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "additional_ms")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.additional_ms !== undefined && own.call(data, "additional_ms")){
      let data0 = data.additional_ms;
      if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
        (vErrors ??= []).push({instancePath:"/additional_ms",schemaPath:"#/properties/additional_ms/type",keyword:"type",params:{type: "integer"}});
      }
      if(typeof data0 == "number"){
        if(data0 > 31536000000 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/additional_ms",schemaPath:"#/properties/additional_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
        }
        if(data0 < 1 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/additional_ms",schemaPath:"#/properties/additional_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  extendLock.errors = vErrors;
  return vErrors === null;
};

export const releaseLock: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.releasing_agent_id === undefined) || (!(own.call(data, "releasing_agent_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "releasing_agent_id"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "releasing_agent_id")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.releasing_agent_id !== undefined && own.call(data, "releasing_agent_id")){
      let data0 = data.releasing_agent_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/releasing_agent_id",schemaPath:"#/properties/releasing_agent_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/releasing_agent_id",schemaPath:"#/properties/releasing_agent_id/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  releaseLock.errors = vErrors;
  return vErrors === null;
};
