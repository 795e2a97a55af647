// Code generated from resources.yaml (resource lease). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { declaredLetters as declared_letters, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const required_text = formats["required-text"];
const uuid = formats.uuid;

export const takeLease: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.thing === undefined) || (!(own.call(data, "thing")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "thing"}});
    }
    if((data.holder_id === undefined) || (!(own.call(data, "holder_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "holder_id"}});
    }
    if((data.mode === undefined) || (!(own.call(data, "mode")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "mode"}});
    }
    if((data.for_ms === undefined) || (!(own.call(data, "for_ms")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "for_ms"}});
    }
    for(const key0 of Object.keys(data)){
      if(!((((key0 === "thing") || (key0 === "holder_id")) || (key0 === "mode")) || (key0 === "for_ms"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.thing !== undefined && own.call(data, "thing")){
      let data0 = data.thing;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/thing",schemaPath:"#/properties/thing/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/thing",schemaPath:"#/properties/thing/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.holder_id !== undefined && own.call(data, "holder_id")){
      let data0 = data.holder_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/holder_id",schemaPath:"#/properties/holder_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/holder_id",schemaPath:"#/properties/holder_id/type",keyword:"type",params:{type: "string"}});
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
    if(data.for_ms !== undefined && own.call(data, "for_ms")){
      let data0 = data.for_ms;
      if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
        (vErrors ??= []).push({instancePath:"/for_ms",schemaPath:"#/properties/for_ms/type",keyword:"type",params:{type: "integer"}});
      }
      if(typeof data0 == "number"){
        if(data0 > 31536000000 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/for_ms",schemaPath:"#/properties/for_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
        }
        if(data0 < 1 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/for_ms",schemaPath:"#/properties/for_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  takeLease.errors = vErrors;
  return vErrors === null;
};
