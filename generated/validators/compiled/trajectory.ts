// Code generated from resources.yaml (resource trajectory). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const required_text = formats["required-text"];
const uuid = formats.uuid;
const not_blank = formats["not-blank"];

export const createTrajectory: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.name === undefined) || (!(own.call(data, "name")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(((((key0 === "name") || (key0 === "description")) || (key0 === "parent_trajectory_id")) || (key0 === "agent_id")) || (key0 === "metadata"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
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
    if(data.description !== undefined && own.call(data, "description")){
      let data0 = data.description;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{}});
      }
    }
    if(data.parent_trajectory_id !== undefined && own.call(data, "parent_trajectory_id")){
      let data0 = data.parent_trajectory_id;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/parent_trajectory_id",schemaPath:"#/properties/parent_trajectory_id/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/parent_trajectory_id",schemaPath:"#/properties/parent_trajectory_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
    if(data.agent_id !== undefined && own.call(data, "agent_id")){
      let data0 = data.agent_id;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/agent_id",schemaPath:"#/properties/agent_id/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/agent_id",schemaPath:"#/properties/agent_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  createTrajectory.errors = vErrors;
  return vErrors === null;
};

export const updateTrajectory: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    for(const key0 of Object.keys(data)){
      if(!((((key0 === "name") || (key0 === "description")) || (key0 === "status")) || (key0 === "metadata"))){
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
    if(data.description !== undefined && own.call(data, "description")){
      let data0 = data.description;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{}});
      }
    }
    if(data.status !== undefined && own.call(data, "status")){
      let data0 = data.status;
      if(!((((data0 === "Active") || (data0 === "Completed")) || (data0 === "Failed")) || (data0 === "Suspended"))){
        (vErrors ??= []).push({instancePath:"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  updateTrajectory.errors = vErrors;
  return vErrors === null;
};
