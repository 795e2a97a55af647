// Code generated from resources.yaml (resource handoff). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { countBytes as count_bytes, formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const uuid = formats.uuid;
const base64 = formats.base64;

export const createHandoff: CompiledCheck = (data) => {
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
    if((data.reason === undefined) || (!(own.call(data, "reason")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"}});
    }
    if((data.context_snapshot === undefined) || (!(own.call(data, "context_snapshot")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "context_snapshot"}});
    }
    for(const key0 of Object.keys(data)){
      if(!((((((key0 === "from_agent_id") || (key0 === "to_agent_id")) || (key0 === "trajectory_id")) || (key0 === "scope_id")) || (key0 === "reason")) || (key0 === "context_snapshot"))){
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
    if(data.reason !== undefined && own.call(data, "reason")){
      let data0 = data.reason;
      if(!(((((((data0 === "CapabilityMismatch") || (data0 === "LoadBalancing")) || (data0 === "Specialization")) || (data0 === "Escalation")) || (data0 === "Timeout")) || (data0 === "Failure")) || (data0 === "Scheduled"))){
        (vErrors ??= []).push({instancePath:"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{}});
      }
    }
    if(data.context_snapshot !== undefined && own.call(data, "context_snapshot")){
      let data0 = data.context_snapshot;
      if(typeof data0 === "string"){
        if(!(base64(data0))){
          (vErrors ??= []).push({instancePath:"/context_snapshot",schemaPath:"#/properties/context_snapshot/format",keyword:"format",params:{format: "base64"}});
        }
        if(count_bytes(data0) < 1){
          (vErrors ??= []).push({instancePath:"/context_snapshot",schemaPath:"#/properties/context_snapshot/minBytes",keyword:"minBytes",params:{ limit: 1 }});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/context_snapshot",schemaPath:"#/properties/context_snapshot/type",keyword:"type",params:{type: "string"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  createHandoff.errors = vErrors;
  return vErrors === null;
};

export const acceptHandoff: CompiledCheck = (data) => {
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
  acceptHandoff.errors = vErrors;
  return vErrors === null;
};
