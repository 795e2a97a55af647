// Code generated from resources.yaml (resource book). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countCharacters, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const addBook: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const func2 = countCharacters;
  const formats0 = formats["required-text"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.title === undefined) || (!(func0.call(data, "title")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "title")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.title !== undefined && func0.call(data, "title")){
        let data0 = data.title;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(func2(data0) > 200){
            const err2 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 200}};
            (vErrors ??= []).push(err2);
            errors++;
          }
          if(!(formats0(data0))){
            const err3 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
        }
        else {
          const err4 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}};
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

export const updateBook: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const func1 = countCharacters;
  const formats0 = formats["not-blank"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      for(const key0 of Object.keys(data)){
        if(!(key0 === "title")){
          const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err0);
          errors++;
        }
      }
      if(data.title !== undefined && func0.call(data, "title")){
        let data0 = data.title;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(func1(data0) > 200){
            const err1 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 200}};
            (vErrors ??= []).push(err1);
            errors++;
          }
          if(!(formats0(data0))){
            const err2 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/format",keyword:"format",params:{format: "not-blank"}};
            (vErrors ??= []).push(err2);
            errors++;
          }
        }
        else {
          const err3 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}};
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

export const lendBook: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.reader_id === undefined) || (!(func0.call(data, "reader_id")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reader_id"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.for_ms === undefined) || (!(func0.call(data, "for_ms")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "for_ms"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!((key0 === "reader_id") || (key0 === "for_ms"))){
          const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err2);
          errors++;
        }
      }
      if(data.reader_id !== undefined && func0.call(data, "reader_id")){
        let data0 = data.reader_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err3 = {instancePath:instancePath+"/reader_id",schemaPath:"#/properties/reader_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
        }
        else {
          const err4 = {instancePath:instancePath+"/reader_id",schemaPath:"#/properties/reader_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err4);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.for_ms !== undefined && func0.call(data, "for_ms")){
        let data1 = data.for_ms;
        const _errs4 = errors;
        if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
          const err5 = {instancePath:instancePath+"/for_ms",schemaPath:"#/properties/for_ms/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err5);
          errors++;
        }
        if(typeof data1 == "number"){
          if(data1 > 31536000000 || isNaN(data1)){
            const err6 = {instancePath:instancePath+"/for_ms",schemaPath:"#/properties/for_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
            (vErrors ??= []).push(err6);
            errors++;
          }
          if(data1 < 1 || isNaN(data1)){
            const err7 = {instancePath:instancePath+"/for_ms",schemaPath:"#/properties/for_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
            (vErrors ??= []).push(err7);
            errors++;
          }
        }
        var valid0 = _errs4 === errors;
      }
    }
    else {
      const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err8);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
