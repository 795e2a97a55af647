// Code generated from resources.yaml (resource message). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const known0 = {"from_agent_id":true,"to_agent_id":true,"to_agent_type":true,"message_type":true,"payload":true,"trajectory_id":true,"scope_id":true,"artifact_ids":true,"priority":true,"expires_at":true};
const uuid = formats.uuid;
const not_blank = formats["not-blank"];
const json = formats.json;
const timestamp = formats.timestamp;

export const sendMessage: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.from_agent_id === undefined) || (!(own.call(data, "from_agent_id")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "from_agent_id"}});
    }
    if((data.message_type === undefined) || (!(own.call(data, "message_type")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "message_type"}});
    }
    if((data.payload === undefined) || (!(own.call(data, "payload")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "payload"}});
    }
    if((data.artifact_ids === undefined) || (!(own.call(data, "artifact_ids")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "artifact_ids"}});
    }
    if((data.priority === undefined) || (!(own.call(data, "priority")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "priority"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(own.call(known0, key0))){
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
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/to_agent_id",schemaPath:"#/properties/to_agent_id/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/to_agent_id",schemaPath:"#/properties/to_agent_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
    if(data.to_agent_type !== undefined && own.call(data, "to_agent_type")){
      let data0 = data.to_agent_type;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/to_agent_type",schemaPath:"#/properties/to_agent_type/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(not_blank(data0))){
          (vErrors ??= []).push({instancePath:"/to_agent_type",schemaPath:"#/properties/to_agent_type/format",keyword:"format",params:{format: "not-blank"}});
        }
      }
    }
    if(data.message_type !== undefined && own.call(data, "message_type")){
      let data0 = data.message_type;
      if(!((((((((data0 === "TaskDelegation") || (data0 === "TaskResult")) || (data0 === "ContextRequest")) || (data0 === "ContextShare")) || (data0 === "CoordinationSignal")) || (data0 === "Handoff")) || (data0 === "Interrupt")) || (data0 === "Heartbeat"))){
        (vErrors ??= []).push({instancePath:"/message_type",schemaPath:"#/properties/message_type/enum",keyword:"enum",params:{}});
      }
    }
    if(data.payload !== undefined && own.call(data, "payload")){
      let data0 = data.payload;
      if(typeof data0 === "string"){
        if(!(json(data0))){
          (vErrors ??= []).push({instancePath:"/payload",schemaPath:"#/properties/payload/format",keyword:"format",params:{format: "json"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/payload",schemaPath:"#/properties/payload/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.trajectory_id !== undefined && own.call(data, "trajectory_id")){
      let data0 = data.trajectory_id;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/trajectory_id",schemaPath:"#/properties/trajectory_id/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/trajectory_id",schemaPath:"#/properties/trajectory_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
    if(data.scope_id !== undefined && own.call(data, "scope_id")){
      let data0 = data.scope_id;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/scope_id",schemaPath:"#/properties/scope_id/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/scope_id",schemaPath:"#/properties/scope_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
    if(data.artifact_ids !== undefined && own.call(data, "artifact_ids")){
      let data0 = data.artifact_ids;
      if(Array.isArray(data0)){
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++){
          let data1 = data0[i0];
          if(typeof data1 === "string"){
            if(!(uuid(data1))){
              (vErrors ??= []).push({instancePath:"/artifact_ids/" + i0,schemaPath:"#/properties/artifact_ids/items/format",keyword:"format",params:{format: "uuid"}});
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/artifact_ids/" + i0,schemaPath:"#/properties/artifact_ids/items/type",keyword:"type",params:{type: "string"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/artifact_ids",schemaPath:"#/properties/artifact_ids/type",keyword:"type",params:{type: "array"}});
      }
    }
    if(data.priority !== undefined && own.call(data, "priority")){
      let data0 = data.priority;
      if(!((((data0 === "Low") || (data0 === "Normal")) || (data0 === "High")) || (data0 === "Critical"))){
        (vErrors ??= []).push({instancePath:"/priority",schemaPath:"#/properties/priority/enum",keyword:"enum",params:{}});
      }
    }
    if(data.expires_at !== undefined && own.call(data, "expires_at")){
      let data0 = data.expires_at;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/expires_at",schemaPath:"#/properties/expires_at/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(timestamp(data0))){
          (vErrors ??= []).push({instancePath:"/expires_at",schemaPath:"#/properties/expires_at/format",keyword:"format",params:{format: "timestamp"}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  sendMessage.errors = vErrors;
  return vErrors === null;
};
