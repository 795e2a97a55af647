// Code generated from resources.yaml (resource lease). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { declaredLetters, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const takeLease: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["required-text"];
  const formats2 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.thing === undefined) || (!(func0.call(data, "thing")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "thing"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.holder_id === undefined) || (!(func0.call(data, "holder_id")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "holder_id"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.mode === undefined) || (!(func0.call(data, "mode")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mode"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      if((data.for_ms === undefined) || (!(func0.call(data, "for_ms")))){
        const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "for_ms"}};
        (vErrors ??= []).push(err3);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!((((key0 === "thing") || (key0 === "holder_id")) || (key0 === "mode")) || (key0 === "for_ms"))){
          const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err4);
          errors++;
        }
      }
      if(data.thing !== undefined && func0.call(data, "thing")){
        let data0 = data.thing;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err5 = {instancePath:instancePath+"/thing",schemaPath:"#/properties/thing/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err5);
            errors++;
          }
        }
        else {
          const err6 = {instancePath:instancePath+"/thing",schemaPath:"#/properties/thing/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err6);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.holder_id !== undefined && func0.call(data, "holder_id")){
        let data1 = data.holder_id;
        const _errs4 = errors;
        if(typeof data1 === "string"){
          if(!(formats2(data1))){
            const err7 = {instancePath:instancePath+"/holder_id",schemaPath:"#/properties/holder_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err7);
            errors++;
          }
        }
        else {
          const err8 = {instancePath:instancePath+"/holder_id",schemaPath:"#/properties/holder_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err8);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.mode !== undefined && func0.call(data, "mode")){
        let data2 = data.mode;
        const _errs6 = errors;
        if(typeof data2 === "string"){
          data2 = declaredLetters(["exclusive","shared"], data2);
          data["mode"] = data2;
        }
        if(!((data2 === "exclusive") || (data2 === "shared"))){
          const err9 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err9);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
      if(data.for_ms !== undefined && func0.call(data, "for_ms")){
        let data3 = data.for_ms;
        const _errs7 = errors;
        if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
          const err10 = {instancePath:instancePath+"/for_ms",schemaPath:"#/properties/for_ms/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err10);
          errors++;
        }
        if(typeof data3 == "number"){
          if(data3 > 31536000000 || isNaN(data3)){
            const err11 = {instancePath:instancePath+"/for_ms",schemaPath:"#/properties/for_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
            (vErrors ??= []).push(err11);
            errors++;
          }
          if(data3 < 1 || isNaN(data3)){
            const err12 = {instancePath:instancePath+"/for_ms",schemaPath:"#/properties/for_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
            (vErrors ??= []).push(err12);
            errors++;
          }
        }
        var valid0 = _errs7 === errors;
      }
    }
    else {
      const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err13);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
