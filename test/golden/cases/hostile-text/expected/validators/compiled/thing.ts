// Code generated from resources.yaml (resource thing). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countCharacters } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const createThing: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const func1 = countCharacters;
  const pattern0 = new RegExp("^[^`${}'\"\\\\/*]+$", "u");
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.odd === undefined){
        data.odd = "'; DROP TABLE x; --";
      }
      if(data.text === undefined){
        data.text = "$$ ' \" ` ${x} */ \\ \u2028";
      }
      for(const key0 of Object.keys(data)){
        if(!(((((key0 === "odd") || (key0 === "text")) || (key0 === "keyed")) || (key0 === "select")) || (key0 === "default"))){
          const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err0);
          errors++;
        }
      }
      let data0 = data.odd;
      const _errs2 = errors;
      if(!(((((((((((data0 === "'; DROP TABLE x; --") || (data0 === "a\"b")) || (data0 === "${x}")) || (data0 === "`y`")) || (data0 === "*/")) || (data0 === "\\")) || (data0 === "$$")) || (data0 === "é")) || (data0 === "</script>")) || (data0 === "__proto__")) || (data0 === "constructor"))){
        const err1 = {instancePath:instancePath+"/odd",schemaPath:"#/properties/odd/enum",keyword:"enum",params:{}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      var valid0 = _errs2 === errors;
      let data1 = data.text;
      const _errs3 = errors;
      if(typeof data1 !== "string"){
        const err2 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      var valid0 = _errs3 === errors;
      if(data.keyed !== undefined && func0.call(data, "keyed")){
        let data2 = data.keyed;
        const _errs5 = errors;
        if((!(data2 && typeof data2 == "object" && !Array.isArray(data2))) && (data2 !== null)){
          const err3 = {instancePath:instancePath+"/keyed",schemaPath:"#/properties/keyed/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err3);
          errors++;
        }
        if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
          if(data2.text === undefined){
            data2.text = "x";
          }
          for(const key1 of Object.keys(data2)){
            if(!(key1 === "text")){
              const err4 = {instancePath:instancePath+"/keyed",schemaPath:"#/properties/keyed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
              (vErrors ??= []).push(err4);
              errors++;
            }
          }
          let data3 = data2.text;
          const _errs8 = errors;
          if(typeof data3 === "string"){
            if(func1(data3) > 1000){
              const err5 = {instancePath:instancePath+"/keyed/text",schemaPath:"#/properties/keyed/properties/text/maxLength",keyword:"maxLength",params:{limit: 1000}};
              (vErrors ??= []).push(err5);
              errors++;
            }
            if(countCharacters(data3) <= 1000 && !pattern0.test(data3)){
              const err6 = {instancePath:instancePath+"/keyed/text",schemaPath:"#/properties/keyed/properties/text/pattern",keyword:"pattern",params:{pattern: "^[^`${}'\"\\\\/*]+$"}};
              (vErrors ??= []).push(err6);
              errors++;
            }
          }
          else {
            const err7 = {instancePath:instancePath+"/keyed/text",schemaPath:"#/properties/keyed/properties/text/type",keyword:"type",params:{type: "string"}};
            (vErrors ??= []).push(err7);
            errors++;
          }
          var valid1 = _errs8 === errors;
        }
        var valid0 = _errs5 === errors;
      }
      if(data.select !== undefined && func0.call(data, "select")){
        let data4 = data.select;
        const _errs10 = errors;
        if((typeof data4 !== "string") && (data4 !== null)){
          const err8 = {instancePath:instancePath+"/select",schemaPath:"#/properties/select/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err8);
          errors++;
        }
        var valid0 = _errs10 === errors;
      }
      if(data.default !== undefined && func0.call(data, "default")){
        let data5 = data.default;
        const _errs12 = errors;
        if((typeof data5 !== "string") && (data5 !== null)){
          const err9 = {instancePath:instancePath+"/default",schemaPath:"#/properties/default/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err9);
          errors++;
        }
        var valid0 = _errs12 === errors;
      }
    }
    else {
      const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err10);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
