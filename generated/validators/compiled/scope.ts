// Code generated from resources.yaml (resource scope). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countBytes as count_bytes, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const uuid = formats.uuid;
const required_text = formats["required-text"];
const not_blank = formats["not-blank"];
const base64 = formats.base64;

export const createScope: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.trajectory_id === undefined) || (!(own.call(data, "trajectory_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "trajectory_id"}});
    }
    if((data.name === undefined) || (!(own.call(data, "name")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
    }
    if((data.token_budget === undefined) || (!(own.call(data, "token_budget")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "token_budget"}});
    }
    for(const key0 of Object.keys(data)){
      if(!((((((key0 === "trajectory_id") || (key0 === "parent_scope_id")) || (key0 === "name")) || (key0 === "purpose")) || (key0 === "token_budget")) || (key0 === "metadata"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.trajectory_id !== undefined && own.call(data, "trajectory_id")){
      let data0 = data.trajectory_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/trajectory_id",schemaPath:"#/properties/trajectory_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/trajectory_id",schemaPath:"#/properties/trajectory_id/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.parent_scope_id !== undefined && own.call(data, "parent_scope_id")){
      let data0 = data.parent_scope_id;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/parent_scope_id",schemaPath:"#/properties/parent_scope_id/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/parent_scope_id",schemaPath:"#/properties/parent_scope_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
    if(data.name !== undefined && own.call(data, "name")){
      let data0 = data.name;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/name",schemaPath:"#/properties/name/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.purpose !== undefined && own.call(data, "purpose")){
      let data0 = data.purpose;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/purpose",schemaPath:"#/properties/purpose/type",keyword:"type",params:{}});
      }
    }
    if(data.token_budget !== undefined && own.call(data, "token_budget")){
      let data0 = data.token_budget;
      if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
        (vErrors ??= []).push({instancePath:"/token_budget",schemaPath:"#/properties/token_budget/type",keyword:"type",params:{type: "integer"}});
      }
      if(typeof data0 == "number"){
        if(data0 > 2147483647 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/token_budget",schemaPath:"#/properties/token_budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
        }
        if(data0 < 1 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/token_budget",schemaPath:"#/properties/token_budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  createScope.errors = vErrors;
  return vErrors === null;
};

export const updateScope: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    for(const key0 of Object.keys(data)){
      if(!((((key0 === "name") || (key0 === "purpose")) || (key0 === "token_budget")) || (key0 === "metadata"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.name !== undefined && own.call(data, "name")){
      let data0 = data.name;
      if(typeof data0 === "string"){
        if(!(not_blank(data0))){
          (vErrors ??= []).push({instancePath:"/name",schemaPath:"#/properties/name/format",keyword:"format",params:{format: "not-blank"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.purpose !== undefined && own.call(data, "purpose")){
      let data0 = data.purpose;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/purpose",schemaPath:"#/properties/purpose/type",keyword:"type",params:{}});
      }
    }
    if(data.token_budget !== undefined && own.call(data, "token_budget")){
      let data0 = data.token_budget;
      if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
        (vErrors ??= []).push({instancePath:"/token_budget",schemaPath:"#/properties/token_budget/type",keyword:"type",params:{type: "integer"}});
      }
      if(typeof data0 == "number"){
        if(data0 > 2147483647 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/token_budget",schemaPath:"#/properties/token_budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
        }
        if(data0 < 1 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/token_budget",schemaPath:"#/properties/token_budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  updateScope.errors = vErrors;
  return vErrors === null;
};

export const checkpointScope: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.context_state === undefined) || (!(own.call(data, "context_state")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "context_state"}});
    }
    if((data.recoverable === undefined) || (!(own.call(data, "recoverable")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "recoverable"}});
    }
    for(const key0 of Object.keys(data)){
      if(!((key0 === "context_state") || (key0 === "recoverable"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.context_state !== undefined && own.call(data, "context_state")){
      let data0 = data.context_state;
      if(typeof data0 === "string"){
        if(!(base64(data0))){
          (vErrors ??= []).push({instancePath:"/context_state",schemaPath:"#/properties/context_state/format",keyword:"format",params:{format: "base64"}});
        }
        if(count_bytes(data0) < 1){
          (vErrors ??= []).push({instancePath:"/context_state",schemaPath:"#/properties/context_state/minBytes",keyword:"minBytes",params:{ limit: 1 }});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/context_state",schemaPath:"#/properties/context_state/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.recoverable !== undefined && own.call(data, "recoverable")){
      let data0 = data.recoverable;
      if(typeof data0 !== "boolean"){
        (vErrors ??= []).push({instancePath:"/recoverable",schemaPath:"#/properties/recoverable/type",keyword:"type",params:{type: "boolean"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  checkpointScope.errors = vErrors;
  return vErrors === null;
};
