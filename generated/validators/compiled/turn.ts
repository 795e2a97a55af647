// Code generated from resources.yaml (resource turn). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const createTurn: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  const formats2 = formats["required-text"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.scope_id === undefined) || (!(func0.call(data, "scope_id")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scope_id"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.sequence === undefined) || (!(func0.call(data, "sequence")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sequence"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.role === undefined) || (!(func0.call(data, "role")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "role"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      if((data.content === undefined) || (!(func0.call(data, "content")))){
        const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"}};
        (vErrors ??= []).push(err3);
        errors++;
      }
      if((data.token_count === undefined) || (!(func0.call(data, "token_count")))){
        const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token_count"}};
        (vErrors ??= []).push(err4);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!((((((((key0 === "scope_id") || (key0 === "sequence")) || (key0 === "role")) || (key0 === "content")) || (key0 === "token_count")) || (key0 === "tool_calls")) || (key0 === "tool_results")) || (key0 === "metadata"))){
          const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err5);
          errors++;
        }
      }
      if(data.scope_id !== undefined && func0.call(data, "scope_id")){
        let data0 = data.scope_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err6 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err6);
            errors++;
          }
        }
        else {
          const err7 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err7);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.sequence !== undefined && func0.call(data, "sequence")){
        let data1 = data.sequence;
        const _errs4 = errors;
        if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
          const err8 = {instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err8);
          errors++;
        }
        if(typeof data1 == "number"){
          if(data1 > 2147483647 || isNaN(data1)){
            const err9 = {instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
            (vErrors ??= []).push(err9);
            errors++;
          }
          if(data1 < 0 || isNaN(data1)){
            const err10 = {instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
            (vErrors ??= []).push(err10);
            errors++;
          }
        }
        var valid0 = _errs4 === errors;
      }
      if(data.role !== undefined && func0.call(data, "role")){
        let data2 = data.role;
        const _errs6 = errors;
        if(!((((data2 === "User") || (data2 === "Assistant")) || (data2 === "System")) || (data2 === "Tool"))){
          const err11 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err11);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
      if(data.content !== undefined && func0.call(data, "content")){
        let data3 = data.content;
        const _errs7 = errors;
        if(typeof data3 === "string"){
          if(!(formats2(data3))){
            const err12 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err12);
            errors++;
          }
        }
        else {
          const err13 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err13);
          errors++;
        }
        var valid0 = _errs7 === errors;
      }
      if(data.token_count !== undefined && func0.call(data, "token_count")){
        let data4 = data.token_count;
        const _errs9 = errors;
        if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
          const err14 = {instancePath:instancePath+"/token_count",schemaPath:"#/properties/token_count/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err14);
          errors++;
        }
        if(typeof data4 == "number"){
          if(data4 > 2147483647 || isNaN(data4)){
            const err15 = {instancePath:instancePath+"/token_count",schemaPath:"#/properties/token_count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
            (vErrors ??= []).push(err15);
            errors++;
          }
          if(data4 < 0 || isNaN(data4)){
            const err16 = {instancePath:instancePath+"/token_count",schemaPath:"#/properties/token_count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
            (vErrors ??= []).push(err16);
            errors++;
          }
        }
        var valid0 = _errs9 === errors;
      }
    }
    else {
      const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err17);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
