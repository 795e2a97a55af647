// Code generated from resources.yaml (resource config). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const updateConfig: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["not-blank"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.config === undefined) || (!(func0.call(data, "config")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "config"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "config")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.config !== undefined && func0.call(data, "config")){
        let data0 = data.config;
        const _errs2 = errors;
        if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
          if(Object.keys(data0).length < 1){
            const err2 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/minProperties",keyword:"minProperties",params:{limit: 1}};
            (vErrors ??= []).push(err2);
            errors++;
          }
          for(const key1 of Object.keys(data0)){
            if(!(((((key1 === "context_assembly") || (key1 === "pcp_settings")) || (key1 === "storage")) || (key1 === "llm")) || (key1 === "multi_agent"))){
              const err3 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
              (vErrors ??= []).push(err3);
              errors++;
            }
          }
          if(data0.context_assembly !== undefined && func0.call(data0, "context_assembly")){
            let data1 = data0.context_assembly;
            const _errs5 = errors;
            if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
              for(const key2 of Object.keys(data1)){
                if(!((key2 === "token_budget") || (key2 === "relevance_threshold"))){
                  const err4 = {instancePath:instancePath+"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
                  (vErrors ??= []).push(err4);
                  errors++;
                }
              }
              if(data1.token_budget !== undefined && func0.call(data1, "token_budget")){
                let data2 = data1.token_budget;
                const _errs8 = errors;
                if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
                  const err5 = {instancePath:instancePath+"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/type",keyword:"type",params:{type: "integer"}};
                  (vErrors ??= []).push(err5);
                  errors++;
                }
                if(typeof data2 == "number"){
                  if(data2 > 2147483647 || isNaN(data2)){
                    const err6 = {instancePath:instancePath+"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
                    (vErrors ??= []).push(err6);
                    errors++;
                  }
                  if(data2 < 1 || isNaN(data2)){
                    const err7 = {instancePath:instancePath+"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                    (vErrors ??= []).push(err7);
                    errors++;
                  }
                }
                var valid2 = _errs8 === errors;
              }
              if(data1.relevance_threshold !== undefined && func0.call(data1, "relevance_threshold")){
                let data3 = data1.relevance_threshold;
                const _errs10 = errors;
                if(typeof data3 == "number"){
                  if(data3 > 1 || isNaN(data3)){
                    const err8 = {instancePath:instancePath+"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
                    (vErrors ??= []).push(err8);
                    errors++;
                  }
                  if(data3 < 0 || isNaN(data3)){
                    const err9 = {instancePath:instancePath+"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
                    (vErrors ??= []).push(err9);
                    errors++;
                  }
                }
                else {
                  const err10 = {instancePath:instancePath+"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/type",keyword:"type",params:{type: "number"}};
                  (vErrors ??= []).push(err10);
                  errors++;
                }
                var valid2 = _errs10 === errors;
              }
            }
            else {
              const err11 = {instancePath:instancePath+"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err11);
              errors++;
            }
            var valid1 = _errs5 === errors;
          }
          if(data0.pcp_settings !== undefined && func0.call(data0, "pcp_settings")){
            let data4 = data0.pcp_settings;
            const _errs12 = errors;
            if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
              for(const key3 of Object.keys(data4)){
                if(!((key3 === "checkpoint_interval") || (key3 === "contradiction_detection"))){
                  const err12 = {instancePath:instancePath+"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
                  (vErrors ??= []).push(err12);
                  errors++;
                }
              }
              if(data4.checkpoint_interval !== undefined && func0.call(data4, "checkpoint_interval")){
                let data5 = data4.checkpoint_interval;
                const _errs15 = errors;
                if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
                  const err13 = {instancePath:instancePath+"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/type",keyword:"type",params:{type: "integer"}};
                  (vErrors ??= []).push(err13);
                  errors++;
                }
                if(typeof data5 == "number"){
                  if(data5 > 2147483647 || isNaN(data5)){
                    const err14 = {instancePath:instancePath+"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
                    (vErrors ??= []).push(err14);
                    errors++;
                  }
                  if(data5 < 1 || isNaN(data5)){
                    const err15 = {instancePath:instancePath+"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                    (vErrors ??= []).push(err15);
                    errors++;
                  }
                }
                var valid3 = _errs15 === errors;
              }
              if(data4.contradiction_detection !== undefined && func0.call(data4, "contradiction_detection")){
                let data6 = data4.contradiction_detection;
                const _errs17 = errors;
                if(typeof data6 !== "boolean"){
                  const err16 = {instancePath:instancePath+"/config/pcp_settings/contradiction_detection",schemaPath:"#/properties/config/properties/pcp_settings/properties/contradiction_detection/type",keyword:"type",params:{type: "boolean"}};
                  (vErrors ??= []).push(err16);
                  errors++;
                }
                var valid3 = _errs17 === errors;
              }
            }
            else {
              const err17 = {instancePath:instancePath+"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err17);
              errors++;
            }
            var valid1 = _errs12 === errors;
          }
          if(data0.storage !== undefined && func0.call(data0, "storage")){
            let data7 = data0.storage;
            const _errs19 = errors;
            if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
              for(const key4 of Object.keys(data7)){
                if(!((key4 === "adapter") || (key4 === "connection"))){
                  const err18 = {instancePath:instancePath+"/config/storage",schemaPath:"#/properties/config/properties/storage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
                  (vErrors ??= []).push(err18);
                  errors++;
                }
              }
              if(data7.adapter !== undefined && func0.call(data7, "adapter")){
                let data8 = data7.adapter;
                const _errs22 = errors;
                if(typeof data8 === "string"){
                  if(!(formats0(data8))){
                    const err19 = {instancePath:instancePath+"/config/storage/adapter",schemaPath:"#/properties/config/properties/storage/properties/adapter/format",keyword:"format",params:{format: "not-blank"}};
                    (vErrors ??= []).push(err19);
                    errors++;
                  }
                }
                else {
                  const err20 = {instancePath:instancePath+"/config/storage/adapter",schemaPath:"#/properties/config/properties/storage/properties/adapter/type",keyword:"type",params:{type: "string"}};
                  (vErrors ??= []).push(err20);
                  errors++;
                }
                var valid4 = _errs22 === errors;
              }
              if(data7.connection !== undefined && func0.call(data7, "connection")){
                let data9 = data7.connection;
                const _errs24 = errors;
                if(typeof data9 === "string"){
                  if(!(formats0(data9))){
                    const err21 = {instancePath:instancePath+"/config/storage/connection",schemaPath:"#/properties/config/properties/storage/properties/connection/format",keyword:"format",params:{format: "not-blank"}};
                    (vErrors ??= []).push(err21);
                    errors++;
                  }
                }
                else {
                  const err22 = {instancePath:instancePath+"/config/storage/connection",schemaPath:"#/properties/config/properties/storage/properties/connection/type",keyword:"type",params:{type: "string"}};
                  (vErrors ??= []).push(err22);
                  errors++;
                }
                var valid4 = _errs24 === errors;
              }
            }
            else {
              const err23 = {instancePath:instancePath+"/config/storage",schemaPath:"#/properties/config/properties/storage/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err23);
              errors++;
            }
            var valid1 = _errs19 === errors;
          }
          if(data0.llm !== undefined && func0.call(data0, "llm")){
            let data10 = data0.llm;
            const _errs26 = errors;
            if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
              for(const key5 of Object.keys(data10)){
                if(!((((key5 === "embedding_provider") || (key5 === "embedding_model")) || (key5 === "summarization_provider")) || (key5 === "summarization_model"))){
                  const err24 = {instancePath:instancePath+"/config/llm",schemaPath:"#/properties/config/properties/llm/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
                  (vErrors ??= []).push(err24);
                  errors++;
                }
              }
              if(data10.embedding_provider !== undefined && func0.call(data10, "embedding_provider")){
                let data11 = data10.embedding_provider;
                const _errs29 = errors;
                if((typeof data11 !== "string") && (data11 !== null)){
                  const err25 = {instancePath:instancePath+"/config/llm/embedding_provider",schemaPath:"#/properties/config/properties/llm/properties/embedding_provider/type",keyword:"type",params:{}};
                  (vErrors ??= []).push(err25);
                  errors++;
                }
                var valid5 = _errs29 === errors;
              }
              if(data10.embedding_model !== undefined && func0.call(data10, "embedding_model")){
                let data12 = data10.embedding_model;
                const _errs31 = errors;
                if((typeof data12 !== "string") && (data12 !== null)){
                  const err26 = {instancePath:instancePath+"/config/llm/embedding_model",schemaPath:"#/properties/config/properties/llm/properties/embedding_model/type",keyword:"type",params:{}};
                  (vErrors ??= []).push(err26);
                  errors++;
                }
                var valid5 = _errs31 === errors;
              }
              if(data10.summarization_provider !== undefined && func0.call(data10, "summarization_provider")){
                let data13 = data10.summarization_provider;
                const _errs33 = errors;
                if((typeof data13 !== "string") && (data13 !== null)){
                  const err27 = {instancePath:instancePath+"/config/llm/summarization_provider",schemaPath:"#/properties/config/properties/llm/properties/summarization_provider/type",keyword:"type",params:{}};
                  (vErrors ??= []).push(err27);
                  errors++;
                }
                var valid5 = _errs33 === errors;
              }
              if(data10.summarization_model !== undefined && func0.call(data10, "summarization_model")){
                let data14 = data10.summarization_model;
                const _errs35 = errors;
                if((typeof data14 !== "string") && (data14 !== null)){
                  const err28 = {instancePath:instancePath+"/config/llm/summarization_model",schemaPath:"#/properties/config/properties/llm/properties/summarization_model/type",keyword:"type",params:{}};
                  (vErrors ??= []).push(err28);
                  errors++;
                }
                var valid5 = _errs35 === errors;
              }
            }
            else {
              const err29 = {instancePath:instancePath+"/config/llm",schemaPath:"#/properties/config/properties/llm/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err29);
              errors++;
            }
            var valid1 = _errs26 === errors;
          }
          if(data0.multi_agent !== undefined && func0.call(data0, "multi_agent")){
            let data15 = data0.multi_agent;
            const _errs37 = errors;
            if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
              for(const key6 of Object.keys(data15)){
                if(!((key6 === "lock_timeout_ms") || (key6 === "message_ttl_ms"))){
                  const err30 = {instancePath:instancePath+"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
                  (vErrors ??= []).push(err30);
                  errors++;
                }
              }
              if(data15.lock_timeout_ms !== undefined && func0.call(data15, "lock_timeout_ms")){
                let data16 = data15.lock_timeout_ms;
                const _errs40 = errors;
                if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
                  const err31 = {instancePath:instancePath+"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/type",keyword:"type",params:{type: "integer"}};
                  (vErrors ??= []).push(err31);
                  errors++;
                }
                if(typeof data16 == "number"){
                  if(data16 > 31536000000 || isNaN(data16)){
                    const err32 = {instancePath:instancePath+"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
                    (vErrors ??= []).push(err32);
                    errors++;
                  }
                  if(data16 < 1 || isNaN(data16)){
                    const err33 = {instancePath:instancePath+"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                    (vErrors ??= []).push(err33);
                    errors++;
                  }
                }
                var valid6 = _errs40 === errors;
              }
              if(data15.message_ttl_ms !== undefined && func0.call(data15, "message_ttl_ms")){
                let data17 = data15.message_ttl_ms;
                const _errs42 = errors;
                if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
                  const err34 = {instancePath:instancePath+"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/type",keyword:"type",params:{type: "integer"}};
                  (vErrors ??= []).push(err34);
                  errors++;
                }
                if(typeof data17 == "number"){
                  if(data17 > 31536000000 || isNaN(data17)){
                    const err35 = {instancePath:instancePath+"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
                    (vErrors ??= []).push(err35);
                    errors++;
                  }
                  if(data17 < 1 || isNaN(data17)){
                    const err36 = {instancePath:instancePath+"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                    (vErrors ??= []).push(err36);
                    errors++;
                  }
                }
                var valid6 = _errs42 === errors;
              }
            }
            else {
              const err37 = {instancePath:instancePath+"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err37);
              errors++;
            }
            var valid1 = _errs37 === errors;
          }
        }
        else {
          const err38 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "object"}};
          (vErrors ??= []).push(err38);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
    }
    else {
      const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err39);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const validateConfig: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.config === undefined) || (!(func0.call(data, "config")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "config"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "config")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.config !== undefined && func0.call(data, "config")){
        let data0 = data.config;
        const _errs2 = errors;
        if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
          const err2 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "object"}};
          (vErrors ??= []).push(err2);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
    }
    else {
      const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err3);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const validateConfigDocument: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["required-text"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.config === undefined) || (!(func0.call(data, "config")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "config"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(key0 === "config")){
          const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err1);
          errors++;
        }
      }
      if(data.config !== undefined && func0.call(data, "config")){
        let data0 = data.config;
        const _errs2 = errors;
        if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
          if((data0.context_assembly === undefined) || (!(func0.call(data0, "context_assembly")))){
            const err2 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "context_assembly"}};
            (vErrors ??= []).push(err2);
            errors++;
          }
          if((data0.pcp_settings === undefined) || (!(func0.call(data0, "pcp_settings")))){
            const err3 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "pcp_settings"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
          if((data0.storage === undefined) || (!(func0.call(data0, "storage")))){
            const err4 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "storage"}};
            (vErrors ??= []).push(err4);
            errors++;
          }
          if((data0.llm === undefined) || (!(func0.call(data0, "llm")))){
            const err5 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "llm"}};
            (vErrors ??= []).push(err5);
            errors++;
          }
          if((data0.multi_agent === undefined) || (!(func0.call(data0, "multi_agent")))){
            const err6 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: "multi_agent"}};
            (vErrors ??= []).push(err6);
            errors++;
          }
          for(const key1 of Object.keys(data0)){
            if(!(((((key1 === "context_assembly") || (key1 === "pcp_settings")) || (key1 === "storage")) || (key1 === "llm")) || (key1 === "multi_agent"))){
              const err7 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
              (vErrors ??= []).push(err7);
              errors++;
            }
          }
          if(data0.context_assembly !== undefined && func0.call(data0, "context_assembly")){
            let data1 = data0.context_assembly;
            const _errs5 = errors;
            if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
              if((data1.token_budget === undefined) || (!(func0.call(data1, "token_budget")))){
                const err8 = {instancePath:instancePath+"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/required",keyword:"required",params:{missingProperty: "token_budget"}};
                (vErrors ??= []).push(err8);
                errors++;
              }
              if((data1.relevance_threshold === undefined) || (!(func0.call(data1, "relevance_threshold")))){
                const err9 = {instancePath:instancePath+"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/required",keyword:"required",params:{missingProperty: "relevance_threshold"}};
                (vErrors ??= []).push(err9);
                errors++;
              }
              for(const key2 of Object.keys(data1)){
                if(!((key2 === "token_budget") || (key2 === "relevance_threshold"))){
                  const err10 = {instancePath:instancePath+"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
                  (vErrors ??= []).push(err10);
                  errors++;
                }
              }
              if(data1.token_budget !== undefined && func0.call(data1, "token_budget")){
                let data2 = data1.token_budget;
                const _errs8 = errors;
                if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
                  const err11 = {instancePath:instancePath+"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/type",keyword:"type",params:{type: "integer"}};
                  (vErrors ??= []).push(err11);
                  errors++;
                }
                if(typeof data2 == "number"){
                  if(data2 > 2147483647 || isNaN(data2)){
                    const err12 = {instancePath:instancePath+"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
                    (vErrors ??= []).push(err12);
                    errors++;
                  }
                  if(data2 < 1 || isNaN(data2)){
                    const err13 = {instancePath:instancePath+"/config/context_assembly/token_budget",schemaPath:"#/properties/config/properties/context_assembly/properties/token_budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                    (vErrors ??= []).push(err13);
                    errors++;
                  }
                }
                var valid2 = _errs8 === errors;
              }
              if(data1.relevance_threshold !== undefined && func0.call(data1, "relevance_threshold")){
                let data3 = data1.relevance_threshold;
                const _errs10 = errors;
                if(typeof data3 == "number"){
                  if(data3 > 1 || isNaN(data3)){
                    const err14 = {instancePath:instancePath+"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
                    (vErrors ??= []).push(err14);
                    errors++;
                  }
                  if(data3 < 0 || isNaN(data3)){
                    const err15 = {instancePath:instancePath+"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
                    (vErrors ??= []).push(err15);
                    errors++;
                  }
                }
                else {
                  const err16 = {instancePath:instancePath+"/config/context_assembly/relevance_threshold",schemaPath:"#/properties/config/properties/context_assembly/properties/relevance_threshold/type",keyword:"type",params:{type: "number"}};
                  (vErrors ??= []).push(err16);
                  errors++;
                }
                var valid2 = _errs10 === errors;
              }
            }
            else {
              const err17 = {instancePath:instancePath+"/config/context_assembly",schemaPath:"#/properties/config/properties/context_assembly/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err17);
              errors++;
            }
            var valid1 = _errs5 === errors;
          }
          if(data0.pcp_settings !== undefined && func0.call(data0, "pcp_settings")){
            let data4 = data0.pcp_settings;
            const _errs12 = errors;
            if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
              if((data4.checkpoint_interval === undefined) || (!(func0.call(data4, "checkpoint_interval")))){
                const err18 = {instancePath:instancePath+"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/required",keyword:"required",params:{missingProperty: "checkpoint_interval"}};
                (vErrors ??= []).push(err18);
                errors++;
              }
              if((data4.contradiction_detection === undefined) || (!(func0.call(data4, "contradiction_detection")))){
                const err19 = {instancePath:instancePath+"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/required",keyword:"required",params:{missingProperty: "contradiction_detection"}};
                (vErrors ??= []).push(err19);
                errors++;
              }
              for(const key3 of Object.keys(data4)){
                if(!((key3 === "checkpoint_interval") || (key3 === "contradiction_detection"))){
                  const err20 = {instancePath:instancePath+"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
                  (vErrors ??= []).push(err20);
                  errors++;
                }
              }
              if(data4.checkpoint_interval !== undefined && func0.call(data4, "checkpoint_interval")){
                let data5 = data4.checkpoint_interval;
                const _errs15 = errors;
                if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
                  const err21 = {instancePath:instancePath+"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/type",keyword:"type",params:{type: "integer"}};
                  (vErrors ??= []).push(err21);
                  errors++;
                }
                if(typeof data5 == "number"){
                  if(data5 > 2147483647 || isNaN(data5)){
                    const err22 = {instancePath:instancePath+"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
                    (vErrors ??= []).push(err22);
                    errors++;
                  }
                  if(data5 < 1 || isNaN(data5)){
                    const err23 = {instancePath:instancePath+"/config/pcp_settings/checkpoint_interval",schemaPath:"#/properties/config/properties/pcp_settings/properties/checkpoint_interval/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                    (vErrors ??= []).push(err23);
                    errors++;
                  }
                }
                var valid3 = _errs15 === errors;
              }
              if(data4.contradiction_detection !== undefined && func0.call(data4, "contradiction_detection")){
                let data6 = data4.contradiction_detection;
                const _errs17 = errors;
                if(typeof data6 !== "boolean"){
                  const err24 = {instancePath:instancePath+"/config/pcp_settings/contradiction_detection",schemaPath:"#/properties/config/properties/pcp_settings/properties/contradiction_detection/type",keyword:"type",params:{type: "boolean"}};
                  (vErrors ??= []).push(err24);
                  errors++;
                }
                var valid3 = _errs17 === errors;
              }
            }
            else {
              const err25 = {instancePath:instancePath+"/config/pcp_settings",schemaPath:"#/properties/config/properties/pcp_settings/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err25);
              errors++;
            }
            var valid1 = _errs12 === errors;
          }
          if(data0.storage !== undefined && func0.call(data0, "storage")){
            let data7 = data0.storage;
            const _errs19 = errors;
            if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
              if((data7.adapter === undefined) || (!(func0.call(data7, "adapter")))){
                const err26 = {instancePath:instancePath+"/config/storage",schemaPath:"#/properties/config/properties/storage/required",keyword:"required",params:{missingProperty: "adapter"}};
                (vErrors ??= []).push(err26);
                errors++;
              }
              if((data7.connection === undefined) || (!(func0.call(data7, "connection")))){
                const err27 = {instancePath:instancePath+"/config/storage",schemaPath:"#/properties/config/properties/storage/required",keyword:"required",params:{missingProperty: "connection"}};
                (vErrors ??= []).push(err27);
                errors++;
              }
              for(const key4 of Object.keys(data7)){
                if(!((key4 === "adapter") || (key4 === "connection"))){
                  const err28 = {instancePath:instancePath+"/config/storage",schemaPath:"#/properties/config/properties/storage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
                  (vErrors ??= []).push(err28);
                  errors++;
                }
              }
              if(data7.adapter !== undefined && func0.call(data7, "adapter")){
                let data8 = data7.adapter;
                const _errs22 = errors;
                if(typeof data8 === "string"){
                  if(!(formats0(data8))){
                    const err29 = {instancePath:instancePath+"/config/storage/adapter",schemaPath:"#/properties/config/properties/storage/properties/adapter/format",keyword:"format",params:{format: "required-text"}};
                    (vErrors ??= []).push(err29);
                    errors++;
                  }
                }
                else {
                  const err30 = {instancePath:instancePath+"/config/storage/adapter",schemaPath:"#/properties/config/properties/storage/properties/adapter/type",keyword:"type",params:{type: "string"}};
                  (vErrors ??= []).push(err30);
                  errors++;
                }
                var valid4 = _errs22 === errors;
              }
              if(data7.connection !== undefined && func0.call(data7, "connection")){
                let data9 = data7.connection;
                const _errs24 = errors;
                if(typeof data9 === "string"){
                  if(!(formats0(data9))){
                    const err31 = {instancePath:instancePath+"/config/storage/connection",schemaPath:"#/properties/config/properties/storage/properties/connection/format",keyword:"format",params:{format: "required-text"}};
                    (vErrors ??= []).push(err31);
                    errors++;
                  }
                }
                else {
                  const err32 = {instancePath:instancePath+"/config/storage/connection",schemaPath:"#/properties/config/properties/storage/properties/connection/type",keyword:"type",params:{type: "string"}};
                  (vErrors ??= []).push(err32);
                  errors++;
                }
                var valid4 = _errs24 === errors;
              }
            }
            else {
              const err33 = {instancePath:instancePath+"/config/storage",schemaPath:"#/properties/config/properties/storage/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err33);
              errors++;
            }
            var valid1 = _errs19 === errors;
          }
          if(data0.llm !== undefined && func0.call(data0, "llm")){
            let data10 = data0.llm;
            const _errs26 = errors;
            if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
              for(const key5 of Object.keys(data10)){
                if(!((((key5 === "embedding_provider") || (key5 === "embedding_model")) || (key5 === "summarization_provider")) || (key5 === "summarization_model"))){
                  const err34 = {instancePath:instancePath+"/config/llm",schemaPath:"#/properties/config/properties/llm/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
                  (vErrors ??= []).push(err34);
                  errors++;
                }
              }
              if(data10.embedding_provider !== undefined && func0.call(data10, "embedding_provider")){
                let data11 = data10.embedding_provider;
                const _errs29 = errors;
                if((typeof data11 !== "string") && (data11 !== null)){
                  const err35 = {instancePath:instancePath+"/config/llm/embedding_provider",schemaPath:"#/properties/config/properties/llm/properties/embedding_provider/type",keyword:"type",params:{}};
                  (vErrors ??= []).push(err35);
                  errors++;
                }
                var valid5 = _errs29 === errors;
              }
              if(data10.embedding_model !== undefined && func0.call(data10, "embedding_model")){
                let data12 = data10.embedding_model;
                const _errs31 = errors;
                if((typeof data12 !== "string") && (data12 !== null)){
                  const err36 = {instancePath:instancePath+"/config/llm/embedding_model",schemaPath:"#/properties/config/properties/llm/properties/embedding_model/type",keyword:"type",params:{}};
                  (vErrors ??= []).push(err36);
                  errors++;
                }
                var valid5 = _errs31 === errors;
              }
              if(data10.summarization_provider !== undefined && func0.call(data10, "summarization_provider")){
                let data13 = data10.summarization_provider;
                const _errs33 = errors;
                if((typeof data13 !== "string") && (data13 !== null)){
                  const err37 = {instancePath:instancePath+"/config/llm/summarization_provider",schemaPath:"#/properties/config/properties/llm/properties/summarization_provider/type",keyword:"type",params:{}};
                  (vErrors ??= []).push(err37);
                  errors++;
                }
                var valid5 = _errs33 === errors;
              }
              if(data10.summarization_model !== undefined && func0.call(data10, "summarization_model")){
                let data14 = data10.summarization_model;
                const _errs35 = errors;
                if((typeof data14 !== "string") && (data14 !== null)){
                  const err38 = {instancePath:instancePath+"/config/llm/summarization_model",schemaPath:"#/properties/config/properties/llm/properties/summarization_model/type",keyword:"type",params:{}};
                  (vErrors ??= []).push(err38);
                  errors++;
                }
                var valid5 = _errs35 === errors;
              }
            }
            else {
              const err39 = {instancePath:instancePath+"/config/llm",schemaPath:"#/properties/config/properties/llm/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err39);
              errors++;
            }
            var valid1 = _errs26 === errors;
          }
          if(data0.multi_agent !== undefined && func0.call(data0, "multi_agent")){
            let data15 = data0.multi_agent;
            const _errs37 = errors;
            if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
              if((data15.lock_timeout_ms === undefined) || (!(func0.call(data15, "lock_timeout_ms")))){
                const err40 = {instancePath:instancePath+"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/required",keyword:"required",params:{missingProperty: "lock_timeout_ms"}};
                (vErrors ??= []).push(err40);
                errors++;
              }
              if((data15.message_ttl_ms === undefined) || (!(func0.call(data15, "message_ttl_ms")))){
                const err41 = {instancePath:instancePath+"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/required",keyword:"required",params:{missingProperty: "message_ttl_ms"}};
                (vErrors ??= []).push(err41);
                errors++;
              }
              for(const key6 of Object.keys(data15)){
                if(!((key6 === "lock_timeout_ms") || (key6 === "message_ttl_ms"))){
                  const err42 = {instancePath:instancePath+"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
                  (vErrors ??= []).push(err42);
                  errors++;
                }
              }
              if(data15.lock_timeout_ms !== undefined && func0.call(data15, "lock_timeout_ms")){
                let data16 = data15.lock_timeout_ms;
                const _errs40 = errors;
                if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
                  const err43 = {instancePath:instancePath+"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/type",keyword:"type",params:{type: "integer"}};
                  (vErrors ??= []).push(err43);
                  errors++;
                }
                if(typeof data16 == "number"){
                  if(data16 > 31536000000 || isNaN(data16)){
                    const err44 = {instancePath:instancePath+"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
                    (vErrors ??= []).push(err44);
                    errors++;
                  }
                  if(data16 < 1 || isNaN(data16)){
                    const err45 = {instancePath:instancePath+"/config/multi_agent/lock_timeout_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/lock_timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                    (vErrors ??= []).push(err45);
                    errors++;
                  }
                }
                var valid6 = _errs40 === errors;
              }
              if(data15.message_ttl_ms !== undefined && func0.call(data15, "message_ttl_ms")){
                let data17 = data15.message_ttl_ms;
                const _errs42 = errors;
                if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
                  const err46 = {instancePath:instancePath+"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/type",keyword:"type",params:{type: "integer"}};
                  (vErrors ??= []).push(err46);
                  errors++;
                }
                if(typeof data17 == "number"){
                  if(data17 > 31536000000 || isNaN(data17)){
                    const err47 = {instancePath:instancePath+"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
                    (vErrors ??= []).push(err47);
                    errors++;
                  }
                  if(data17 < 1 || isNaN(data17)){
                    const err48 = {instancePath:instancePath+"/config/multi_agent/message_ttl_ms",schemaPath:"#/properties/config/properties/multi_agent/properties/message_ttl_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                    (vErrors ??= []).push(err48);
                    errors++;
                  }
                }
                var valid6 = _errs42 === errors;
              }
            }
            else {
              const err49 = {instancePath:instancePath+"/config/multi_agent",schemaPath:"#/properties/config/properties/multi_agent/type",keyword:"type",params:{type: "object"}};
              (vErrors ??= []).push(err49);
              errors++;
            }
            var valid1 = _errs37 === errors;
          }
        }
        else {
          const err50 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "object"}};
          (vErrors ??= []).push(err50);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
    }
    else {
      const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err51);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
