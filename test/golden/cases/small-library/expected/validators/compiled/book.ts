// Code generated from resources.yaml (resource book). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countCharacters as count_characters, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const required_text = formats["required-text"];
const not_blank = formats["not-blank"];
const uuid = formats.uuid;

export const addBook: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.title === undefined) || (!(own.call(data, "title")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "title")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.title !== undefined && own.call(data, "title")){
      let data0 = data.title;
      if(typeof data0 === "string"){
        if(count_characters(data0) > 200){
          (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 200}});
        }
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  addBook.errors = vErrors;
  return vErrors === null;
};

export const updateBook: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    for(const key0 of Object.keys(data)){
      if(!(key0 === "title")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.title !== undefined && own.call(data, "title")){
      let data0 = data.title;
      if(typeof data0 === "string"){
        if(count_characters(data0) > 200){
          (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 200}});
        }
        if(!(not_blank(data0))){
          (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/format",keyword:"format",params:{format: "not-blank"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  updateBook.errors = vErrors;
  return vErrors === null;
};

export const lendBook: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.reader_id === undefined) || (!(own.call(data, "reader_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "reader_id"}});
    }
    if((data.for_ms === undefined) || (!(own.call(data, "for_ms")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "for_ms"}});
    }
    for(const key0 of Object.keys(data)){
      if(!((key0 === "reader_id") || (key0 === "for_ms"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.reader_id !== undefined && own.call(data, "reader_id")){
      let data0 = data.reader_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/reader_id",schemaPath:"#/properties/reader_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/reader_id",schemaPath:"#/properties/reader_id/type",keyword:"type",params:{type: "string"}});
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
  lendBook.errors = vErrors;
  return vErrors === null;
};
