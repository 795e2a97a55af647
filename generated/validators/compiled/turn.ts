// Code generated from resources.yaml (resource turn). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const uuid = formats.uuid;
const required_text = formats["required-text"];

export const createTurn: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.scope_id === undefined) || (!(own.call(data, "scope_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "scope_id"}});
    }
    if((data.sequence === undefined) || (!(own.call(data, "sequence")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "sequence"}});
    }
    if((data.role === undefined) || (!(own.call(data, "role")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "role"}});
    }
    if((data.content === undefined) || (!(own.call(data, "content")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"}});
    }
    if((data.token_count === undefined) || (!(own.call(data, "token_count")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "token_count"}});
    }
    for(const key0 of Object.keys(data)){
      if(!((((((((key0 === "scope_id") || (key0 === "sequence")) || (key0 === "role")) || (key0 === "content")) || (key0 === "token_count")) || (key0 === "tool_calls")) || (key0 === "tool_results")) || (key0 === "metadata"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.scope_id !== undefined && own.call(data, "scope_id")){
      let data0 = data.scope_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/scope_id",schemaPath:"#/properties/scope_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/scope_id",schemaPath:"#/properties/scope_id/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.sequence !== undefined && own.call(data, "sequence")){
      let data0 = data.sequence;
      if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
        (vErrors ??= []).push({instancePath:"/sequence",schemaPath:"#/properties/sequence/type",keyword:"type",params:{type: "integer"}});
      }
      if(typeof data0 == "number"){
        if(data0 > 2147483647 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/sequence",schemaPath:"#/properties/sequence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
        }
        if(data0 < 0 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/sequence",schemaPath:"#/properties/sequence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
        }
      }
    }
    if(data.role !== undefined && own.call(data, "role")){
      let data0 = data.role;
      if(!((((data0 === "User") || (data0 === "Assistant")) || (data0 === "System")) || (data0 === "Tool"))){
        (vErrors ??= []).push({instancePath:"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{}});
      }
    }
    if(data.content !== undefined && own.call(data, "content")){
      let data0 = data.content;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/content",schemaPath:"#/properties/content/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.token_count !== undefined && own.call(data, "token_count")){
      let data0 = data.token_count;
      if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
        (vErrors ??= []).push({instancePath:"/token_count",schemaPath:"#/properties/token_count/type",keyword:"type",params:{type: "integer"}});
      }
      if(typeof data0 == "number"){
        if(data0 > 2147483647 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/token_count",schemaPath:"#/properties/token_count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
        }
        if(data0 < 0 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/token_count",schemaPath:"#/properties/token_count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  createTurn.errors = vErrors;
  return vErrors === null;
};
