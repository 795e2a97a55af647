// Code generated from resources.yaml (resource agent). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const required_text = formats["required-text"];
const uuid = formats.uuid;

export const registerAgent: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.agent_type === undefined) || (!(own.call(data, "agent_type")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "agent_type"}});
    }
    if((data.capabilities === undefined) || (!(own.call(data, "capabilities")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "capabilities"}});
    }
    if((data.memory_access === undefined) || (!(own.call(data, "memory_access")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "memory_access"}});
    }
    if((data.can_delegate_to === undefined) || (!(own.call(data, "can_delegate_to")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "can_delegate_to"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(((((key0 === "agent_type") || (key0 === "capabilities")) || (key0 === "memory_access")) || (key0 === "can_delegate_to")) || (key0 === "reports_to"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.agent_type !== undefined && own.call(data, "agent_type")){
      let data0 = data.agent_type;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/agent_type",schemaPath:"#/properties/agent_type/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/agent_type",schemaPath:"#/properties/agent_type/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.capabilities !== undefined && own.call(data, "capabilities")){
      let data0 = data.capabilities;
      if(Array.isArray(data0)){
        if(data0.length < 1){
          (vErrors ??= []).push({instancePath:"/capabilities",schemaPath:"#/properties/capabilities/minItems",keyword:"minItems",params:{limit: 1}});
        }
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++){
          let data1 = data0[i0];
          if(typeof data1 !== "string"){
            (vErrors ??= []).push({instancePath:"/capabilities/" + i0,schemaPath:"#/properties/capabilities/items/type",keyword:"type",params:{type: "string"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "array"}});
      }
    }
    if(data.memory_access !== undefined && own.call(data, "memory_access")){
      let data0 = data.memory_access;
      if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
        if((data0.read === undefined) || (!(own.call(data0, "read")))){
          (vErrors ??= []).push({instancePath:"/memory_access",schemaPath:"#/properties/memory_access/required",keyword:"required",params:{missingProperty: "read"}});
        }
        if((data0.write === undefined) || (!(own.call(data0, "write")))){
          (vErrors ??= []).push({instancePath:"/memory_access",schemaPath:"#/properties/memory_access/required",keyword:"required",params:{missingProperty: "write"}});
        }
        for(const key0 of Object.keys(data0)){
          if(!((key0 === "read") || (key0 === "write"))){
            (vErrors ??= []).push({instancePath:"/memory_access",schemaPath:"#/properties/memory_access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
          }
        }
        if(data0.read !== undefined && own.call(data0, "read")){
          let data1 = data0.read;
          if(Array.isArray(data1)){
            const len0 = data1.length;
            for(let i0=0; i0<len0; i0++){
              let data2 = data1[i0];
              if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
                if((data2.memory_type === undefined) || (!(own.call(data2, "memory_type")))){
                  (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0,schemaPath:"#/properties/memory_access/properties/read/items/required",keyword:"required",params:{missingProperty: "memory_type"}});
                }
                if((data2.scope === undefined) || (!(own.call(data2, "scope")))){
                  (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0,schemaPath:"#/properties/memory_access/properties/read/items/required",keyword:"required",params:{missingProperty: "scope"}});
                }
                for(const key1 of Object.keys(data2)){
                  if(!(((key1 === "memory_type") || (key1 === "scope")) || (key1 === "filter"))){
                    (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0,schemaPath:"#/properties/memory_access/properties/read/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}});
                  }
                }
                if(data2.memory_type !== undefined && own.call(data2, "memory_type")){
                  let data3 = data2.memory_type;
                  if(typeof data3 !== "string"){
                    (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0+"/memory_type",schemaPath:"#/properties/memory_access/properties/read/items/properties/memory_type/type",keyword:"type",params:{type: "string"}});
                  }
                }
                if(data2.scope !== undefined && own.call(data2, "scope")){
                  let data4 = data2.scope;
                  if(typeof data4 !== "string"){
                    (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0+"/scope",schemaPath:"#/properties/memory_access/properties/read/items/properties/scope/type",keyword:"type",params:{type: "string"}});
                  }
                }
                if(data2.filter !== undefined && own.call(data2, "filter")){
                  let data5 = data2.filter;
                  if((typeof data5 !== "string") && (data5 !== null)){
                    (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0+"/filter",schemaPath:"#/properties/memory_access/properties/read/items/properties/filter/type",keyword:"type",params:{}});
                  }
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0,schemaPath:"#/properties/memory_access/properties/read/items/type",keyword:"type",params:{type: "object"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/memory_access/read",schemaPath:"#/properties/memory_access/properties/read/type",keyword:"type",params:{type: "array"}});
          }
        }
        if(data0.write !== undefined && own.call(data0, "write")){
          let data6 = data0.write;
          if(Array.isArray(data6)){
            const len1 = data6.length;
            for(let i1=0; i1<len1; i1++){
              let data7 = data6[i1];
              if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
                if((data7.memory_type === undefined) || (!(own.call(data7, "memory_type")))){
                  (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1,schemaPath:"#/properties/memory_access/properties/write/items/required",keyword:"required",params:{missingProperty: "memory_type"}});
                }
                if((data7.scope === undefined) || (!(own.call(data7, "scope")))){
                  (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1,schemaPath:"#/properties/memory_access/properties/write/items/required",keyword:"required",params:{missingProperty: "scope"}});
                }
                for(const key2 of Object.keys(data7)){
                  if(!(((key2 === "memory_type") || (key2 === "scope")) || (key2 === "filter"))){
                    (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1,schemaPath:"#/properties/memory_access/properties/write/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}});
                  }
                }
                if(data7.memory_type !== undefined && own.call(data7, "memory_type")){
                  let data8 = data7.memory_type;
                  if(typeof data8 !== "string"){
                    (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1+"/memory_type",schemaPath:"#/properties/memory_access/properties/write/items/properties/memory_type/type",keyword:"type",params:{type: "string"}});
                  }
                }
                if(data7.scope !== undefined && own.call(data7, "scope")){
                  let data9 = data7.scope;
                  if(typeof data9 !== "string"){
                    (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1+"/scope",schemaPath:"#/properties/memory_access/properties/write/items/properties/scope/type",keyword:"type",params:{type: "string"}});
                  }
                }
                if(data7.filter !== undefined && own.call(data7, "filter")){
                  let data10 = data7.filter;
                  if((typeof data10 !== "string") && (data10 !== null)){
                    (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1+"/filter",schemaPath:"#/properties/memory_access/properties/write/items/properties/filter/type",keyword:"type",params:{}});
                  }
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1,schemaPath:"#/properties/memory_access/properties/write/items/type",keyword:"type",params:{type: "object"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/memory_access/write",schemaPath:"#/properties/memory_access/properties/write/type",keyword:"type",params:{type: "array"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/memory_access",schemaPath:"#/properties/memory_access/type",keyword:"type",params:{type: "object"}});
      }
    }
    if(data.can_delegate_to !== undefined && own.call(data, "can_delegate_to")){
      let data0 = data.can_delegate_to;
      if(Array.isArray(data0)){
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++){
          let data1 = data0[i0];
          if(typeof data1 !== "string"){
            (vErrors ??= []).push({instancePath:"/can_delegate_to/" + i0,schemaPath:"#/properties/can_delegate_to/items/type",keyword:"type",params:{type: "string"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/can_delegate_to",schemaPath:"#/properties/can_delegate_to/type",keyword:"type",params:{type: "array"}});
      }
    }
    if(data.reports_to !== undefined && own.call(data, "reports_to")){
      let data0 = data.reports_to;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/reports_to",schemaPath:"#/properties/reports_to/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/reports_to",schemaPath:"#/properties/reports_to/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  registerAgent.errors = vErrors;
  return vErrors === null;
};

export const updateAgent: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    for(const key0 of Object.keys(data)){
      if(!(((((key0 === "status") || (key0 === "current_trajectory_id")) || (key0 === "current_scope_id")) || (key0 === "capabilities")) || (key0 === "memory_access"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.status !== undefined && own.call(data, "status")){
      let data0 = data.status;
      if(!((((data0 === "Idle") || (data0 === "Active")) || (data0 === "Blocked")) || (data0 === "Failed"))){
        (vErrors ??= []).push({instancePath:"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{}});
      }
    }
    if(data.current_trajectory_id !== undefined && own.call(data, "current_trajectory_id")){
      let data0 = data.current_trajectory_id;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/current_trajectory_id",schemaPath:"#/properties/current_trajectory_id/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/current_trajectory_id",schemaPath:"#/properties/current_trajectory_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
    if(data.current_scope_id !== undefined && own.call(data, "current_scope_id")){
      let data0 = data.current_scope_id;
      if((typeof data0 !== "string") && (data0 !== null)){
        (vErrors ??= []).push({instancePath:"/current_scope_id",schemaPath:"#/properties/current_scope_id/type",keyword:"type",params:{}});
      }
      if(typeof data0 === "string"){
        if(!(uuid(data0))){
          (vErrors ??= []).push({instancePath:"/current_scope_id",schemaPath:"#/properties/current_scope_id/format",keyword:"format",params:{format: "uuid"}});
        }
      }
    }
    if(data.capabilities !== undefined && own.call(data, "capabilities")){
      let data0 = data.capabilities;
      if(Array.isArray(data0)){
        if(data0.length < 1){
          (vErrors ??= []).push({instancePath:"/capabilities",schemaPath:"#/properties/capabilities/minItems",keyword:"minItems",params:{limit: 1}});
        }
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++){
          let data1 = data0[i0];
          if(typeof data1 !== "string"){
            (vErrors ??= []).push({instancePath:"/capabilities/" + i0,schemaPath:"#/properties/capabilities/items/type",keyword:"type",params:{type: "string"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "array"}});
      }
    }
    if(data.memory_access !== undefined && own.call(data, "memory_access")){
      let data0 = data.memory_access;
      if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
        for(const key0 of Object.keys(data0)){
          if(!((key0 === "read") || (key0 === "write"))){
            (vErrors ??= []).push({instancePath:"/memory_access",schemaPath:"#/properties/memory_access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
          }
        }
        if(data0.read !== undefined && own.call(data0, "read")){
          let data1 = data0.read;
          if(Array.isArray(data1)){
            const len0 = data1.length;
            for(let i0=0; i0<len0; i0++){
              let data2 = data1[i0];
              if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
                if((data2.memory_type === undefined) || (!(own.call(data2, "memory_type")))){
                  (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0,schemaPath:"#/properties/memory_access/properties/read/items/required",keyword:"required",params:{missingProperty: "memory_type"}});
                }
                if((data2.scope === undefined) || (!(own.call(data2, "scope")))){
                  (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0,schemaPath:"#/properties/memory_access/properties/read/items/required",keyword:"required",params:{missingProperty: "scope"}});
                }
                for(const key1 of Object.keys(data2)){
                  if(!(((key1 === "memory_type") || (key1 === "scope")) || (key1 === "filter"))){
                    (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0,schemaPath:"#/properties/memory_access/properties/read/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}});
                  }
                }
                if(data2.memory_type !== undefined && own.call(data2, "memory_type")){
                  let data3 = data2.memory_type;
                  if(typeof data3 !== "string"){
                    (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0+"/memory_type",schemaPath:"#/properties/memory_access/properties/read/items/properties/memory_type/type",keyword:"type",params:{type: "string"}});
                  }
                }
                if(data2.scope !== undefined && own.call(data2, "scope")){
                  let data4 = data2.scope;
                  if(typeof data4 !== "string"){
                    (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0+"/scope",schemaPath:"#/properties/memory_access/properties/read/items/properties/scope/type",keyword:"type",params:{type: "string"}});
                  }
                }
                if(data2.filter !== undefined && own.call(data2, "filter")){
                  let data5 = data2.filter;
                  if((typeof data5 !== "string") && (data5 !== null)){
                    (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0+"/filter",schemaPath:"#/properties/memory_access/properties/read/items/properties/filter/type",keyword:"type",params:{}});
                  }
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/memory_access/read/" + i0,schemaPath:"#/properties/memory_access/properties/read/items/type",keyword:"type",params:{type: "object"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/memory_access/read",schemaPath:"#/properties/memory_access/properties/read/type",keyword:"type",params:{type: "array"}});
          }
        }
        if(data0.write !== undefined && own.call(data0, "write")){
          let data6 = data0.write;
          if(Array.isArray(data6)){
            const len1 = data6.length;
            for(let i1=0; i1<len1; i1++){
              let data7 = data6[i1];
              if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
                if((data7.memory_type === undefined) || (!(own.call(data7, "memory_type")))){
                  (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1,schemaPath:"#/properties/memory_access/properties/write/items/required",keyword:"required",params:{missingProperty: "memory_type"}});
                }
                if((data7.scope === undefined) || (!(own.call(data7, "scope")))){
                  (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1,schemaPath:"#/properties/memory_access/properties/write/items/required",keyword:"required",params:{missingProperty: "scope"}});
                }
                for(const key2 of Object.keys(data7)){
                  if(!(((key2 === "memory_type") || (key2 === "scope")) || (key2 === "filter"))){
                    (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1,schemaPath:"#/properties/memory_access/properties/write/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}});
                  }
                }
                if(data7.memory_type !== undefined && own.call(data7, "memory_type")){
                  let data8 = data7.memory_type;
                  if(typeof data8 !== "string"){
                    (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1+"/memory_type",schemaPath:"#/properties/memory_access/properties/write/items/properties/memory_type/type",keyword:"type",params:{type: "string"}});
                  }
                }
                if(data7.scope !== undefined && own.call(data7, "scope")){
                  let data9 = data7.scope;
                  if(typeof data9 !== "string"){
                    (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1+"/scope",schemaPath:"#/properties/memory_access/properties/write/items/properties/scope/type",keyword:"type",params:{type: "string"}});
                  }
                }
                if(data7.filter !== undefined && own.call(data7, "filter")){
                  let data10 = data7.filter;
                  if((typeof data10 !== "string") && (data10 !== null)){
                    (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1+"/filter",schemaPath:"#/properties/memory_access/properties/write/items/properties/filter/type",keyword:"type",params:{}});
                  }
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/memory_access/write/" + i1,schemaPath:"#/properties/memory_access/properties/write/items/type",keyword:"type",params:{type: "object"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/memory_access/write",schemaPath:"#/properties/memory_access/properties/write/type",keyword:"type",params:{type: "array"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/memory_access",schemaPath:"#/properties/memory_access/type",keyword:"type",params:{type: "object"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  updateAgent.errors = vErrors;
  return vErrors === null;
};
