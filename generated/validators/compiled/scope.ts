// Code generated from resources.yaml (resource scope). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countBytes, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const createScope: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  const formats4 = formats["required-text"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.trajectory_id === undefined) || (!(func0.call(data, "trajectory_id")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "trajectory_id"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.name === undefined) || (!(func0.call(data, "name")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.token_budget === undefined) || (!(func0.call(data, "token_budget")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token_budget"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!((((((key0 === "trajectory_id") || (key0 === "parent_scope_id")) || (key0 === "name")) || (key0 === "purpose")) || (key0 === "token_budget")) || (key0 === "metadata"))){
          const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err3);
          errors++;
        }
      }
      if(data.trajectory_id !== undefined && func0.call(data, "trajectory_id")){
        let data0 = data.trajectory_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err4 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err4);
            errors++;
          }
        }
        else {
          const err5 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err5);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.parent_scope_id !== undefined && func0.call(data, "parent_scope_id")){
        let data1 = data.parent_scope_id;
        const _errs4 = errors;
        if((typeof data1 !== "string") && (data1 !== null)){
          const err6 = {instancePath:instancePath+"/parent_scope_id",schemaPath:"#/properties/parent_scope_id/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err6);
          errors++;
        }
        if(typeof data1 === "string"){
          if(!(formats0(data1))){
            const err7 = {instancePath:instancePath+"/parent_scope_id",schemaPath:"#/properties/parent_scope_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err7);
            errors++;
          }
        }
        var valid0 = _errs4 === errors;
      }
      if(data.name !== undefined && func0.call(data, "name")){
        let data2 = data.name;
        const _errs6 = errors;
        if(typeof data2 === "string"){
          if(!(formats4(data2))){
            const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err8);
            errors++;
          }
        }
        else {
          const err9 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err9);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
      if(data.purpose !== undefined && func0.call(data, "purpose")){
        let data3 = data.purpose;
        const _errs8 = errors;
        if((typeof data3 !== "string") && (data3 !== null)){
          const err10 = {instancePath:instancePath+"/purpose",schemaPath:"#/properties/purpose/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err10);
          errors++;
        }
        var valid0 = _errs8 === errors;
      }
      if(data.token_budget !== undefined && func0.call(data, "token_budget")){
        let data4 = data.token_budget;
        const _errs10 = errors;
        if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
          const err11 = {instancePath:instancePath+"/token_budget",schemaPath:"#/properties/token_budget/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err11);
          errors++;
        }
        if(typeof data4 == "number"){
          if(data4 > 2147483647 || isNaN(data4)){
            const err12 = {instancePath:instancePath+"/token_budget",schemaPath:"#/properties/token_budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
            (vErrors ??= []).push(err12);
            errors++;
          }
          if(data4 < 1 || isNaN(data4)){
            const err13 = {instancePath:instancePath+"/token_budget",schemaPath:"#/properties/token_budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
            (vErrors ??= []).push(err13);
            errors++;
          }
        }
        var valid0 = _errs10 === errors;
      }
    }
    else {
      const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err14);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const updateScope: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["not-blank"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      for(const key0 of Object.keys(data)){
        if(!((((key0 === "name") || (key0 === "purpose")) || (key0 === "token_budget")) || (key0 === "metadata"))){
          const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err0);
          errors++;
        }
      }
      if(data.name !== undefined && func0.call(data, "name")){
        let data0 = data.name;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/format",keyword:"format",params:{format: "not-blank"}};
            (vErrors ??= []).push(err1);
            errors++;
          }
        }
        else {
          const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err2);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.purpose !== undefined && func0.call(data, "purpose")){
        let data1 = data.purpose;
        const _errs4 = errors;
        if((typeof data1 !== "string") && (data1 !== null)){
          const err3 = {instancePath:instancePath+"/purpose",schemaPath:"#/properties/purpose/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err3);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.token_budget !== undefined && func0.call(data, "token_budget")){
        let data2 = data.token_budget;
        const _errs6 = errors;
        if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
          const err4 = {instancePath:instancePath+"/token_budget",schemaPath:"#/properties/token_budget/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err4);
          errors++;
        }
        if(typeof data2 == "number"){
          if(data2 > 2147483647 || isNaN(data2)){
            const err5 = {instancePath:instancePath+"/token_budget",schemaPath:"#/properties/token_budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
            (vErrors ??= []).push(err5);
            errors++;
          }
          if(data2 < 1 || isNaN(data2)){
            const err6 = {instancePath:instancePath+"/token_budget",schemaPath:"#/properties/token_budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
            (vErrors ??= []).push(err6);
            errors++;
          }
        }
        var valid0 = _errs6 === errors;
      }
    }
    else {
      const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err7);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const checkpointScope: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.base64;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.context_state === undefined) || (!(func0.call(data, "context_state")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "context_state"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.recoverable === undefined) || (!(func0.call(data, "recoverable")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "recoverable"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!((key0 === "context_state") || (key0 === "recoverable"))){
          const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err2);
          errors++;
        }
      }
      if(data.context_state !== undefined && func0.call(data, "context_state")){
        let data0 = data.context_state;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err3 = {instancePath:instancePath+"/context_state",schemaPath:"#/properties/context_state/format",keyword:"format",params:{format: "base64"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
          if(countBytes(data0) < 1){
            const err4 = {instancePath:instancePath+"/context_state",schemaPath:"#/properties/context_state/minBytes",keyword:"minBytes",params:{ limit: 1 }};
            (vErrors ??= []).push(err4);
            errors++;
          }
        }
        else {
          const err5 = {instancePath:instancePath+"/context_state",schemaPath:"#/properties/context_state/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err5);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.recoverable !== undefined && func0.call(data, "recoverable")){
        let data1 = data.recoverable;
        const _errs4 = errors;
        if(typeof data1 !== "boolean"){
          const err6 = {instancePath:instancePath+"/recoverable",schemaPath:"#/properties/recoverable/type",keyword:"type",params:{type: "boolean"}};
          (vErrors ??= []).push(err6);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
    }
    else {
      const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err7);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
