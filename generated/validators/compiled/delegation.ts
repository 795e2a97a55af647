// Code generated from resources.yaml (resource delegation). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const uuid = formats.uuid;
const required_text = formats["required-text"];
const timestamp = formats.timestamp;

export const createDelegation: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.from_agent_id === undefined) || (!(own.call(data, "from_agent_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "from_agent_id"}});
    }
    if((data.to_agent_id === undefined) || (!(own.call(data, "to_agent_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "to_agent_id"}});
    }
    if((data.trajectory_id === undefined) || (!(own.call(data, "trajectory_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "trajectory_id"}});
    }
    if((data.scope_id === undefined) || (!(own.call(data, "scope_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "scope_id"}});
    }
    if((data.task_description === undefined) || (!(own.call(data, "task_description")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "task_description"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(((((((key0 === "from_agent_id") || (key0 === "to_agent_id")) || (key0 === "trajectory_id")) || (key0 === "scope_id")) || (key0 === "task_description")) || (key0 === "expected_completion")) || (key0 === "context"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.from_agent_id !== undefined && own.call(data, "from_agent_id")){
      let data0 = data.from_agent_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/from_agent_id",schemaPath:"#/properties/from_agent_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/from_agent_id",schemaPath:"#/properties/from_agent_id/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.to_agent_id !== undefined && own.call(data, "to_agent_id")){
      let data0 = data.to_agent_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/to_agent_id",schemaPath:"#/properties/to_agent_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/to_agent_id",schemaPath:"#/properties/to_agent_id/type",keyword:"type",params:{type: "string"}});
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
    if(data.task_description !== undefined && own.call(data, "task_description")){
      let data0 = data.task_description;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/task_description",schemaPath:"#/properties/task_description/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/task_description",schemaPath:"#/properties/task_description/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.expected_completion !== undefined && own.call(data, "expected_completion")){
      let data0 = data.expected_completion;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/expected_completion",schemaPath:"#/properties/expected_completion/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(timestamp(data0))){
          (vErrors ??= []).push({instancePath:"/expected_completion",schemaPath:"#/properties/expected_completion/format",keyword:"format",params:{format: "timestamp"}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  createDelegation.errors = vErrors;
  return vErrors === null;
};

export const acceptDelegation: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.accepting_agent_id === undefined) || (!(own.call(data, "accepting_agent_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "accepting_agent_id"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "accepting_agent_id")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.accepting_agent_id !== undefined && own.call(data, "accepting_agent_id")){
      let data0 = data.accepting_agent_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/accepting_agent_id",schemaPath:"#/properties/accepting_agent_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/accepting_agent_id",schemaPath:"#/properties/accepting_agent_id/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  acceptDelegation.errors = vErrors;
  return vErrors === null;
};

export const rejectDelegation: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.rejecting_agent_id === undefined) || (!(own.call(data, "rejecting_agent_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "rejecting_agent_id"}});
    }
    if((data.reason === undefined) || (!(own.call(data, "reason")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"}});
    }
    for(const key0 of Object.keys(data)){
      if(!((key0 === "rejecting_agent_id") || (key0 === "reason"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.rejecting_agent_id !== undefined && own.call(data, "rejecting_agent_id")){
      let data0 = data.rejecting_agent_id;
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/rejecting_agent_id",schemaPath:"#/properties/rejecting_agent_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/rejecting_agent_id",schemaPath:"#/properties/rejecting_agent_id/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.reason !== undefined && own.call(data, "reason")){
      let data0 = data.reason;
      if(typeof data0 !== "string"){
        (vErrors ??= []).push({instancePath:"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  rejectDelegation.errors = vErrors;
  return vErrors === null;
};

export const completeDelegation: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.result === undefined) || (!(own.call(data, "result")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "result"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "result")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.result !== undefined && own.call(data, "result")){
      let data0 = data.result;
      if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
        if((data0.status === undefined) || (!(own.call(data0, "status")))){
          (vErrors ??= []).push({instancePath:"/result",schemaPath:"#/properties/result/required",keyword:"required",params:{missingProperty: "status"}});
        }
        if((data0.artifacts === undefined) || (!(own.call(data0, "artifacts")))){
          (vErrors ??= []).push({instancePath:"/result",schemaPath:"#/properties/result/required",keyword:"required",params:{missingProperty: "artifacts"}});
        }
        for(const key0 of Object.keys(data0)){
          if(!((((key0 === "status") || (key0 === "output")) || (key0 === "artifacts")) || (key0 === "error"))){
            (vErrors ??= []).push({instancePath:"/result",schemaPath:"#/properties/result/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
          }
        }
        if(data0.status !== undefined && own.call(data0, "status")){
          let data1 = data0.status;
          if(!(((data1 === "Success") || (data1 === "Partial")) || (data1 === "Failure"))){
            (vErrors ??= []).push({instancePath:"/result/status",schemaPath:"#/properties/result/properties/status/enum",keyword:"enum",params:{}});
          }
        }
        if(data0.output !== undefined && own.call(data0, "output")){
          let data2 = data0.output;
          if((typeof data2 !== "string") && (data2 !== null)){
            (vErrors ??= []).push({instancePath:"/result/output",schemaPath:"#/properties/result/properties/output/type",keyword:"type",params:{}});
          }
        }
        if(data0.artifacts !== undefined && own.call(data0, "artifacts")){
          let data3 = data0.artifacts;
          if(Array.isArray(data3)){
            const len0 = data3.length;
            for(let i0=0; i0<len0; i0++){
              let data4 = data3[i0];
              if(typeof data4 === "string"){
                if(!(uuid(data4))){
                  (vErrors ??= []).push({instancePath:"/result/artifacts/" + i0,schemaPath:"#/properties/result/properties/artifacts/items/format",keyword:"format",params:{format: "uuid"}});
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/result/artifacts/" + i0,schemaPath:"#/properties/result/properties/artifacts/items/type",keyword:"type",params:{type: "string"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/result/artifacts",schemaPath:"#/properties/result/properties/artifacts/type",keyword:"type",params:{type: "array"}});
          }
        }
        if(data0.error !== undefined && own.call(data0, "error")){
          let data5 = data0.error;
          if((typeof data5 !== "string") && (data5 !== null)){
            (vErrors ??= []).push({instancePath:"/result/error",schemaPath:"#/properties/result/properties/error/type",keyword:"type",params:{}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/result",schemaPath:"#/properties/result/type",keyword:"type",params:{type: "object"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  completeDelegation.errors = vErrors;
  return vErrors === null;
};
