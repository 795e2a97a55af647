// Code generated from resources.yaml (resource thing). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countCharacters as count_characters } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[^`${}'\"\\\\/*]+$", "u");

export const createThing: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if(data.odd === undefined){
      data.odd = "'; DROP TABLE x; --";
    }
    if(data.text === undefined){
      data.text = "$$ ' \" ` ${x} */ \\ \u2028";
    }
    for(const key0 of Object.keys(data)){
      if(!(((((key0 === "odd") || (key0 === "text")) || (key0 === "keyed")) || (key0 === "select")) || (key0 === "default"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    {
      let data0 = data.odd;
      if(!(((((((((((data0 === "'; DROP TABLE x; --") || (data0 === "a\"b")) || (data0 === "${x}")) || (data0 === "`y`")) || (data0 === "*/")) || (data0 === "\\")) || (data0 === "$$")) || (data0 === "é")) || (data0 === "</script>")) || (data0 === "__proto__")) || (data0 === "constructor"))){
        (vErrors ??= []).push({instancePath:"/odd",schemaPath:"#/properties/odd/enum",keyword:"enum",params:{}});
      }
    }
    {
      let data0 = data.text;
      if(typeof data0 !== "string"){
        (vErrors ??= []).push({instancePath:"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.keyed !== undefined && own.call(data, "keyed")){
      let data0 = data.keyed;
      if((!(data0 && typeof data0 == "object" && !Array.isArray(data0))) && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/keyed",schemaPath:"#/properties/keyed/type",keyword:"type",params:{}});
      }
      if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
        if(data0.text === undefined){
          data0.text = "x";
        }
        for(const key0 of Object.keys(data0)){
          if(!(key0 === "text")){
            (vErrors ??= []).push({instancePath:"/keyed",schemaPath:"#/properties/keyed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
          }
        }
        let data1 = data0.text;
        if(typeof data1 === "string"){
          if(count_characters(data1) > 1000){
            (vErrors ??= []).push({instancePath:"/keyed/text",schemaPath:"#/properties/keyed/properties/text/maxLength",keyword:"maxLength",params:{limit: 1000}});
          }
          if(count_characters(data1) <= 1000 && !pattern0.test(data1)){
            (vErrors ??= []).push({instancePath:"/keyed/text",schemaPath:"#/properties/keyed/properties/text/pattern",keyword:"pattern",params:{pattern: "^[^`${}'\"\\\\/*]+$"}});
          }
        }
        else {
          (vErrors ??= []).push({instancePath:"/keyed/text",schemaPath:"#/properties/keyed/properties/text/type",keyword:"type",params:{type: "string"}});
        }
      }
    }
    if(data.select !== undefined && own.call(data, "select")){
      let data0 = data.select;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/select",schemaPath:"#/properties/select/type",keyword:"type",params:{}});
      }
    }
    if(data.default !== undefined && own.call(data, "default")){
      let data0 = data.default;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/default",schemaPath:"#/properties/default/type",keyword:"type",params:{}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  createThing.errors = vErrors;
  return vErrors === null;
};
