// Code generated from resources.yaml (resource config). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const not_blank = formats["not-blank"];
const required_text = formats["required-text"];

export const updateConfig: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.config === undefined) || (!(own.call(data, "config")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "config"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "config")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.config !== undefined && own.call(data, "config")){
      let data0 = data.config;
      if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
        if(Object.keys(data0).length < 1){
          (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/minProperties",keyword:"minProperties",params:{limit: 1}});
        }
        for(const key0 of Object.keys(data0)){
          if(!(((((key0 === "context_assembly") || (key0 === "pcp_settings")) || (key0 === "storage")) || (key0 === "llm")) || (key0 === "multi_agent"))){
            (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
          }
        }
        if(data0.context_assembly !== undefined && own.call(data0, "context_assembly")){
          let data1 = data0.context_assembly;
          if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
            for(const key1 of Object.keys(data1)){
              if(!((key1 === "token_budget") || (key1 === "relevance_threshold"))){
                (vErrors ??= []).push({instancePath:"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}});
              }
            }
            if(data1.token_budget !== undefined && own.call(data1, "token_budget")){
              let data2 = data1.token_budget;
              if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
                (vErrors ??= []).push({instancePath:"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/type",keyword:"type",params:{type: "integer"}});
              }
              if(typeof data2 == "number"){
                if(data2 > 2147483647 || isNaN(data2)){
                  (vErrors ??= []).push({instancePath:"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
                }
                if(data2 < 1 || isNaN(data2)){
                  (vErrors ??= []).push({instancePath:"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                }
              }
            }
            if(data1.relevance_threshold !== undefined && own.call(data1, "relevance_threshold")){
              let data3 = data1.relevance_threshold;
              if(typeof data3 == "number"){
                if(data3 > 1 || isNaN(data3)){
                  (vErrors ??= []).push({instancePath:"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}});
                }
                if(data3 < 0 || isNaN(data3)){
                  (vErrors ??= []).push({instancePath:"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/type",keyword:"type",params:{type: "number"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/type",keyword:"type",params:{type: "object"}});
          }
        }
        if(data0.pcp_settings !== undefined && own.call(data0, "pcp_settings")){
          let data4 = data0.pcp_settings;
          if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
            for(const key2 of Object.keys(data4)){
              if(!((key2 === "checkpoint_interval") || (key2 === "contradiction_detection"))){
                (vErrors ??= []).push({instancePath:"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}});
              }
            }
            if(data4.checkpoint_interval !== undefined && own.call(data4, "checkpoint_interval")){
              let data5 = data4.checkpoint_interval;
              if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
                (vErrors ??= []).push({instancePath:"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/type",keyword:"type",params:{type: "integer"}});
              }
              if(typeof data5 == "number"){
                if(data5 > 2147483647 || isNaN(data5)){
                  (vErrors ??= []).push({instancePath:"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
                }
                if(data5 < 1 || isNaN(data5)){
                  (vErrors ??= []).push({instancePath:"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                }
              }
            }
            if(data4.contradiction_detection !== undefined && own.call(data4, "contradiction_detection")){
              let data6 = data4.contradiction_detection;
              if(typeof data6 !== "boolean"){
                (vErrors ??= []).push({instancePath:"/config/pcp_settings/contradiction_detection",schemaPath:"#/properties/config/properties/pcp_settings/properties/contradiction_detection/type",keyword:"type",params:{type: "boolean"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/type",keyword:"type",params:{type: "object"}});
          }
        }
        if(data0.storage !== undefined && own.call(data0, "storage")){
          let data7 = data0.storage;
          if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
            for(const key3 of Object.keys(data7)){
              if(!((key3 === "adapter") || (key3 === "connection"))){
                (vErrors ??= []).push({instancePath:"/config/storage",schemaPath:"#/properties/config/properties/storage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}});
              }
            }
            if(data7.adapter !== undefined && own.call(data7, "adapter")){
              let data8 = data7.adapter;
              if(typeof data8 === "string"){
                if(!(not_blank(data8))){
                  (vErrors ??= []).push({instancePath:"/config/storage/adapter",schemaPath:"#/properties/config/properties/storage/properties/adapter/format",keyword:"format",params:{format: "not-blank"}});
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/config/storage/adapter",schemaPath:"#/properties/config/properties/storage/properties/adapter/type",keyword:"type",params:{type: "string"}});
              }
            }
            if(data7.connection !== undefined && own.call(data7, "connection")){
              let data9 = data7.connection;
              if(typeof data9 === "string"){
                if(!(not_blank(data9))){
                  (vErrors ??= []).push({instancePath:"/config/storage/connection",schemaPath:"#/properties/config/properties/storage/properties/connection/format",keyword:"format",params:{format: "not-blank"}});
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/config/storage/connection",schemaPath:"#/properties/config/properties/storage/properties/connection/type",keyword:"type",params:{type: "string"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/storage",schemaPath:"#/properties/config/properties/storage/type",keyword:"type",params:{type: "object"}});
          }
        }
        if(data0.llm !== undefined && own.call(data0, "llm")){
          let data10 = data0.llm;
          if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
            for(const key4 of Object.keys(data10)){
              if(!((((key4 === "embedding_provider") || (key4 === "embedding_model")) || (key4 === "summarization_provider")) || (key4 === "summarization_model"))){
                (vErrors ??= []).push({instancePath:"/config/llm",schemaPath:"#/properties/config/properties/llm/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}});
              }
            }
            if(data10.embedding_provider !== undefined && own.call(data10, "embedding_provider")){
              let data11 = data10.embedding_provider;
              if((typeof data11 !== "string") && (data11 !== null)){
                (vErrors ??= []).push({instancePath:"/config/llm/embedding_provider",schemaPath:"#/properties/config/properties/llm/properties/embedding_provider/type",keyword:"type",params:{}});
              }
            }
            if(data10.embedding_model !== undefined && own.call(data10, "embedding_model")){
              let data12 = data10.embedding_model;
              if((typeof data12 !== "string") && (data12 !== null)){
                (vErrors ??= []).push({instancePath:"/config/llm/embedding_model",schemaPath:"#/properties/config/properties/llm/properties/embedding_model/type",keyword:"type",params:{}});
              }
            }
            if(data10.summarization_provider !== undefined && own.call(data10, "summarization_provider")){
              let data13 = data10.summarization_provider;
              if((typeof data13 !== "string") && (data13 !== null)){
                (vErrors ??= []).push({instancePath:"/config/llm/summarization_provider",schemaPath:"#/properties/config/properties/llm/properties/summarization_provider/type",keyword:"type",params:{}});
              }
            }
            if(data10.summarization_model !== undefined && own.call(data10, "summarization_model")){
              let data14 = data10.summarization_model;
              if((typeof data14 !== "string") && (data14 !== null)){
                (vErrors ??= []).push({instancePath:"/config/llm/summarization_model",schemaPath:"#/properties/config/properties/llm/properties/summarization_model/type",keyword:"type",params:{}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/llm",schemaPath:"#/properties/config/properties/llm/type",keyword:"type",params:{type: "object"}});
          }
        }
        if(data0.multi_agent !== undefined && own.call(data0, "multi_agent")){
          let data15 = data0.multi_agent;
          if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
            for(const key5 of Object.keys(data15)){
              if(!((key5 === "lock_timeout_ms") || (key5 === "message_ttl_ms"))){
                (vErrors ??= []).push({instancePath:"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}});
              }
            }
            if(data15.lock_timeout_ms !== undefined && own.call(data15, "lock_timeout_ms")){
              let data16 = data15.lock_timeout_ms;
              if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
                (vErrors ??= []).push({instancePath:"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/type",keyword:"type",params:{type: "integer"}});
              }
              if(typeof data16 == "number"){
                if(data16 > 31536000000 || isNaN(data16)){
                  (vErrors ??= []).push({instancePath:"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
                }
                if(data16 < 1 || isNaN(data16)){
                  (vErrors ??= []).push({instancePath:"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                }
              }
            }
            if(data15.message_ttl_ms !== undefined && own.call(data15, "message_ttl_ms")){
              let data17 = data15.message_ttl_ms;
              if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
                (vErrors ??= []).push({instancePath:"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/type",keyword:"type",params:{type: "integer"}});
              }
              if(typeof data17 == "number"){
                if(data17 > 31536000000 || isNaN(data17)){
                  (vErrors ??= []).push({instancePath:"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
                }
                if(data17 < 1 || isNaN(data17)){
                  (vErrors ??= []).push({instancePath:"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                }
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/type",keyword:"type",params:{type: "object"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "object"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  updateConfig.errors = vErrors;
  return vErrors === null;
};

export const validateConfig: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.config === undefined) || (!(own.call(data, "config")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "config"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "config")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.config !== undefined && own.call(data, "config")){
      let data0 = data.config;
      if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
        (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "object"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  validateConfig.errors = vErrors;
  return vErrors === null;
};

export const validateConfigDocument: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.config === undefined) || (!(own.call(data, "config")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "config"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(key0 === "config")){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.config !== undefined && own.call(data, "config")){
      let data0 = data.config;
      if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
        if((data0.context_assembly === undefined) || (!(own.call(data0, "context_assembly")))){
          (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "context_assembly"}});
        }
        if((data0.pcp_settings === undefined) || (!(own.call(data0, "pcp_settings")))){
          (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "pcp_settings"}});
        }
        if((data0.storage === undefined) || (!(own.call(data0, "storage")))){
          (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "storage"}});
        }
        if((data0.llm === undefined) || (!(own.call(data0, "llm")))){
          (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "llm"}});
        }
        if((data0.multi_agent === undefined) || (!(own.call(data0, "multi_agent")))){
          (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "multi_agent"}});
        }
        for(const key0 of Object.keys(data0)){
          if(!(((((key0 === "context_assembly") || (key0 === "pcp_settings")) || (key0 === "storage")) || (key0 === "llm")) || (key0 === "multi_agent"))){
            (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
          }
        }
        if(data0.context_assembly !== undefined && own.call(data0, "context_assembly")){
          let data1 = data0.context_assembly;
          if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
            if((data1.token_budget === undefined) || (!(own.call(data1, "token_budget")))){
              (vErrors ??= []).push({instancePath:"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/required",keyword:"required",params:{missingProperty: "token_budget"}});
            }
            if((data1.relevance_threshold === undefined) || (!(own.call(data1, "relevance_threshold")))){
              (vErrors ??= []).push({instancePath:"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/required",keyword:"required",params:{missingProperty: "relevance_threshold"}});
            }
            for(const key1 of Object.keys(data1)){
              if(!((key1 === "token_budget") || (key1 === "relevance_threshold"))){
                (vErrors ??= []).push({instancePath:"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}});
              }
            }
            if(data1.token_budget !== undefined && own.call(data1, "token_budget")){
              let data2 = data1.token_budget;
              if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
                (vErrors ??= []).push({instancePath:"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/type",keyword:"type",params:{type: "integer"}});
              }
              if(typeof data2 == "number"){
                if(data2 > 2147483647 || isNaN(data2)){
                  (vErrors ??= []).push({instancePath:"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
                }
                if(data2 < 1 || isNaN(data2)){
                  (vErrors ??= []).push({instancePath:"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                }
              }
            }
            if(data1.relevance_threshold !== undefined && own.call(data1, "relevance_threshold")){
              let data3 = data1.relevance_threshold;
              if(typeof data3 == "number"){
                if(data3 > 1 || isNaN(data3)){
                  (vErrors ??= []).push({instancePath:"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}});
                }
                if(data3 < 0 || isNaN(data3)){
                  (vErrors ??= []).push({instancePath:"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/type",keyword:"type",params:{type: "number"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/type",keyword:"type",params:{type: "object"}});
          }
        }
        if(data0.pcp_settings !== undefined && own.call(data0, "pcp_settings")){
          let data4 = data0.pcp_settings;
          if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
            if((data4.checkpoint_interval === undefined) || (!(own.call(data4, "checkpoint_interval")))){
              (vErrors ??= []).push({instancePath:"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/required",keyword:"required",params:{missingProperty: "checkpoint_interval"}});
            }
            if((data4.contradiction_detection === undefined) || (!(own.call(data4, "contradiction_detection")))){
              (vErrors ??= []).push({instancePath:"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/required",keyword:"required",params:{missingProperty: "contradiction_detection"}});
            }
            for(const key2 of Object.keys(data4)){
              if(!((key2 === "checkpoint_interval") || (key2 === "contradiction_detection"))){
                (vErrors ??= []).push({instancePath:"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}});
              }
            }
            if(data4.checkpoint_interval !== undefined && own.call(data4, "checkpoint_interval")){
              let data5 = data4.checkpoint_interval;
              if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
                (vErrors ??= []).push({instancePath:"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/type",keyword:"type",params:{type: "integer"}});
              }
              if(typeof data5 == "number"){
                if(data5 > 2147483647 || isNaN(data5)){
                  (vErrors ??= []).push({instancePath:"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
                }
                if(data5 < 1 || isNaN(data5)){
                  (vErrors ??= []).push({instancePath:"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                }
              }
            }
            if(data4.contradiction_detection !== undefined && own.call(data4, "contradiction_detection")){
              let data6 = data4.contradiction_detection;
              if(typeof data6 !== "boolean"){
                (vErrors ??= []).push({instancePath:"/config/pcp_settings/contradiction_detection",schemaPath:"#/properties/config/properties/pcp_settings/properties/contradiction_detection/type",keyword:"type",params:{type: "boolean"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/type",keyword:"type",params:{type: "object"}});
          }
        }
        if(data0.storage !== undefined && own.call(data0, "storage")){
          let data7 = data0.storage;
          if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
            if((data7.adapter === undefined) || (!(own.call(data7, "adapter")))){
              (vErrors ??= []).push({instancePath:"/config/storage",schemaPath:"#/properties/config/properties/storage/required",keyword:"required",params:{missingProperty: "adapter"}});
            }
            if((data7.connection === undefined) || (!(own.call(data7, "connection")))){
              (vErrors ??= []).push({instancePath:"/config/storage",schemaPath:"#/properties/config/properties/storage/required",keyword:"required",params:{missingProperty: "connection"}});
            }
            for(const key3 of Object.keys(data7)){
              if(!((key3 === "adapter") || (key3 === "connection"))){
                (vErrors ??= []).push({instancePath:"/config/storage",schemaPath:"#/properties/config/properties/storage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}});
              }
            }
            if(data7.adapter !== undefined && own.call(data7, "adapter")){
              let data8 = data7.adapter;
              if(typeof data8 === "string"){
                if(!(required_text(data8))){
                  (vErrors ??= []).push({instancePath:"/config/storage/adapter",schemaPath:"#/properties/config/properties/storage/properties/adapter/format",keyword:"format",params:{format: "required-text"}});
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/config/storage/adapter",schemaPath:"#/properties/config/properties/storage/properties/adapter/type",keyword:"type",params:{type: "string"}});
              }
            }
            if(data7.connection !== undefined && own.call(data7, "connection")){
              let data9 = data7.connection;
              if(typeof data9 === "string"){
                if(!(required_text(data9))){
                  (vErrors ??= []).push({instancePath:"/config/storage/connection",schemaPath:"#/properties/config/properties/storage/properties/connection/format",keyword:"format",params:{format: "required-text"}});
                }
              }
              else {
                (vErrors ??= []).push({instancePath:"/config/storage/connection",schemaPath:"#/properties/config/properties/storage/properties/connection/type",keyword:"type",params:{type: "string"}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/storage",schemaPath:"#/properties/config/properties/storage/type",keyword:"type",params:{type: "object"}});
          }
        }
        if(data0.llm !== undefined && own.call(data0, "llm")){
          let data10 = data0.llm;
          if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
            for(const key4 of Object.keys(data10)){
              if(!((((key4 === "embedding_provider") || (key4 === "embedding_model")) || (key4 === "summarization_provider")) || (key4 === "summarization_model"))){
                (vErrors ??= []).push({instancePath:"/config/llm",schemaPath:"#/properties/config/properties/llm/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}});
              }
            }
            if(data10.embedding_provider !== undefined && own.call(data10, "embedding_provider")){
              let data11 = data10.embedding_provider;
              if((typeof data11 !== "string") && (data11 !== null)){
                (vErrors ??= []).push({instancePath:"/config/llm/embedding_provider",schemaPath:"#/properties/config/properties/llm/properties/embedding_provider/type",keyword:"type",params:{}});
              }
            }
            if(data10.embedding_model !== undefined && own.call(data10, "embedding_model")){
              let data12 = data10.embedding_model;
              if((typeof data12 !== "string") && (data12 !== null)){
                (vErrors ??= []).push({instancePath:"/config/llm/embedding_model",schemaPath:"#/properties/config/properties/llm/properties/embedding_model/type",keyword:"type",params:{}});
              }
            }
            if(data10.summarization_provider !== undefined && own.call(data10, "summarization_provider")){
              let data13 = data10.summarization_provider;
              if((typeof data13 !== "string") && (data13 !== null)){
                (vErrors ??= []).push({instancePath:"/config/llm/summarization_provider",schemaPath:"#/properties/config/properties/llm/properties/summarization_provider/type",keyword:"type",params:{}});
              }
            }
            if(data10.summarization_model !== undefined && own.call(data10, "summarization_model")){
              let data14 = data10.summarization_model;
              if((typeof data14 !== "string") && (data14 !== null)){
                (vErrors ??= []).push({instancePath:"/config/llm/summarization_model",schemaPath:"#/properties/config/properties/llm/properties/summarization_model/type",keyword:"type",params:{}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/llm",schemaPath:"#/properties/config/properties/llm/type",keyword:"type",params:{type: "object"}});
          }
        }
        if(data0.multi_agent !== undefined && own.call(data0, "multi_agent")){
          let data15 = data0.multi_agent;
          if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
            if((data15.lock_timeout_ms === undefined) || (!(own.call(data15, "lock_timeout_ms")))){
              (vErrors ??= []).push({instancePath:"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/required",keyword:"required",params:{missingProperty: "lock_timeout_ms"}});
            }
            if((data15.message_ttl_ms === undefined) || (!(own.call(data15, "message_ttl_ms")))){
              (vErrors ??= []).push({instancePath:"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/required",keyword:"required",params:{missingProperty: "message_ttl_ms"}});
            }
            for(const key5 of Object.keys(data15)){
              if(!((key5 === "lock_timeout_ms") || (key5 === "message_ttl_ms"))){
                (vErrors ??= []).push({instancePath:"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}});
              }
            }
            if(data15.lock_timeout_ms !== undefined && own.call(data15, "lock_timeout_ms")){
              let data16 = data15.lock_timeout_ms;
              if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
                (vErrors ??= []).push({instancePath:"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/type",keyword:"type",params:{type: "integer"}});
              }
              if(typeof data16 == "number"){
                if(data16 > 31536000000 || isNaN(data16)){
                  (vErrors ??= []).push({instancePath:"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
                }
                if(data16 < 1 || isNaN(data16)){
                  (vErrors ??= []).push({instancePath:"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                }
              }
            }
            if(data15.message_ttl_ms !== undefined && own.call(data15, "message_ttl_ms")){
              let data17 = data15.message_ttl_ms;
              if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
                (vErrors ??= []).push({instancePath:"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/type",keyword:"type",params:{type: "integer"}});
              }
              if(typeof data17 == "number"){
                if(data17 > 31536000000 || isNaN(data17)){
                  (vErrors ??= []).push({instancePath:"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
                }
                if(data17 < 1 || isNaN(data17)){
                  (vErrors ??= []).push({instancePath:"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                }
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/type",keyword:"type",params:{type: "object"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "object"}});
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  validateConfigDocument.errors = vErrors;
  return vErrors === null;
};
