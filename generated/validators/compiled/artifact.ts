// Code generated from resources.yaml (resource artifact). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const createArtifact: CompiledCheck = (() => {
  const schema0 = {"type":"object","properties":{"trajectory_id":{"type":"string","format":"uuid"},"scope_id":{"type":"string","format":"uuid"},"artifact_type":{"enum":["ErrorLog","CodePatch","DesignDecision","UserPreference","Fact","Constraint","ToolResult","IntermediateOutput","Custom","Code","Document","Data","Config","Log","Summary","Decision","Plan","Model"]},"name":{"type":"string","format":"required-text"},"content":{"type":"string","format":"required-text"},"source_turn":{"type":"integer","minimum":0,"maximum":2147483647},"extraction_method":{"enum":["Explicit","Inferred","UserProvided","LlmExtraction","ToolExtraction","MemoryRecall","ExternalApi","Unknown"]},"confidence":{"type":["number","null"],"minimum":0,"maximum":1},"ttl":{"if":{"type":"object"},"then":{"title":"one of \"Persistent\", \"Permanent\", \"Session\", \"Scope\", \"Ephemeral\", \"ShortTerm\", \"MediumTerm\", \"LongTerm\", { \"Duration\": number }, { \"Max\": number }","properties":{"Duration":{"type":"integer","minimum":1,"maximum":31536000000},"Max":{"type":"integer","minimum":1,"maximum":2147483647}},"additionalProperties":false,"minProperties":1,"maxProperties":1},"else":{"title":"one of \"Persistent\", \"Permanent\", \"Session\", \"Scope\", \"Ephemeral\", \"ShortTerm\", \"MediumTerm\", \"LongTerm\", { \"Duration\": number }, { \"Max\": number }","enum":["Persistent","Permanent","Session","Scope","Ephemeral","ShortTerm","MediumTerm","LongTerm"]}},"metadata":{}},"required":["trajectory_id","scope_id","artifact_type","name","content","source_turn","extraction_method","ttl"],"additionalProperties":false};
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
      if((data.scope_id === undefined) || (!(func0.call(data, "scope_id")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scope_id"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.artifact_type === undefined) || (!(func0.call(data, "artifact_type")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "artifact_type"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      if((data.name === undefined) || (!(func0.call(data, "name")))){
        const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
        (vErrors ??= []).push(err3);
        errors++;
      }
      if((data.content === undefined) || (!(func0.call(data, "content")))){
        const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"}};
        (vErrors ??= []).push(err4);
        errors++;
      }
      if((data.source_turn === undefined) || (!(func0.call(data, "source_turn")))){
        const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source_turn"}};
        (vErrors ??= []).push(err5);
        errors++;
      }
      if((data.extraction_method === undefined) || (!(func0.call(data, "extraction_method")))){
        const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "extraction_method"}};
        (vErrors ??= []).push(err6);
        errors++;
      }
      if((data.ttl === undefined) || (!(func0.call(data, "ttl")))){
        const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ttl"}};
        (vErrors ??= []).push(err7);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(func0.call(schema0.properties, key0))){
          const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err8);
          errors++;
        }
      }
      if(data.trajectory_id !== undefined && func0.call(data, "trajectory_id")){
        let data0 = data.trajectory_id;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err9 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err9);
            errors++;
          }
        }
        else {
          const err10 = {instancePath:instancePath+"/trajectory_id",schemaPath:"#/properties/trajectory_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err10);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.scope_id !== undefined && func0.call(data, "scope_id")){
        let data1 = data.scope_id;
        const _errs4 = errors;
        if(typeof data1 === "string"){
          if(!(formats0(data1))){
            const err11 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err11);
            errors++;
          }
        }
        else {
          const err12 = {instancePath:instancePath+"/scope_id",schemaPath:"#/properties/scope_id/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err12);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.artifact_type !== undefined && func0.call(data, "artifact_type")){
        let data2 = data.artifact_type;
        const _errs6 = errors;
        if(!((((((((((((((((((data2 === "ErrorLog") || (data2 === "CodePatch")) || (data2 === "DesignDecision")) || (data2 === "UserPreference")) || (data2 === "Fact")) || (data2 === "Constraint")) || (data2 === "ToolResult")) || (data2 === "IntermediateOutput")) || (data2 === "Custom")) || (data2 === "Code")) || (data2 === "Document")) || (data2 === "Data")) || (data2 === "Config")) || (data2 === "Log")) || (data2 === "Summary")) || (data2 === "Decision")) || (data2 === "Plan")) || (data2 === "Model"))){
          const err13 = {instancePath:instancePath+"/artifact_type",schemaPath:"#/properties/artifact_type/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err13);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
      if(data.name !== undefined && func0.call(data, "name")){
        let data3 = data.name;
        const _errs7 = errors;
        if(typeof data3 === "string"){
          if(!(formats4(data3))){
            const err14 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err14);
            errors++;
          }
        }
        else {
          const err15 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err15);
          errors++;
        }
        var valid0 = _errs7 === errors;
      }
      if(data.content !== undefined && func0.call(data, "content")){
        let data4 = data.content;
        const _errs9 = errors;
        if(typeof data4 === "string"){
          if(!(formats4(data4))){
            const err16 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err16);
            errors++;
          }
        }
        else {
          const err17 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err17);
          errors++;
        }
        var valid0 = _errs9 === errors;
      }
      if(data.source_turn !== undefined && func0.call(data, "source_turn")){
        let data5 = data.source_turn;
        const _errs11 = errors;
        if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
          const err18 = {instancePath:instancePath+"/source_turn",schemaPath:"#/properties/source_turn/type",keyword:"type",params:{type: "integer"}};
          (vErrors ??= []).push(err18);
          errors++;
        }
        if(typeof data5 == "number"){
          if(data5 > 2147483647 || isNaN(data5)){
            const err19 = {instancePath:instancePath+"/source_turn",schemaPath:"#/properties/source_turn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
            (vErrors ??= []).push(err19);
            errors++;
          }
          if(data5 < 0 || isNaN(data5)){
            const err20 = {instancePath:instancePath+"/source_turn",schemaPath:"#/properties/source_turn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
            (vErrors ??= []).push(err20);
            errors++;
          }
        }
        var valid0 = _errs11 === errors;
      }
      if(data.extraction_method !== undefined && func0.call(data, "extraction_method")){
        let data6 = data.extraction_method;
        const _errs13 = errors;
        if(!((((((((data6 === "Explicit") || (data6 === "Inferred")) || (data6 === "UserProvided")) || (data6 === "LlmExtraction")) || (data6 === "ToolExtraction")) || (data6 === "MemoryRecall")) || (data6 === "ExternalApi")) || (data6 === "Unknown"))){
          const err21 = {instancePath:instancePath+"/extraction_method",schemaPath:"#/properties/extraction_method/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err21);
          errors++;
        }
        var valid0 = _errs13 === errors;
      }
      if(data.confidence !== undefined && func0.call(data, "confidence")){
        let data7 = data.confidence;
        const _errs14 = errors;
        if((!(typeof data7 == "number")) && (data7 !== null)){
          const err22 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err22);
          errors++;
        }
        if(typeof data7 == "number"){
          if(data7 > 1 || isNaN(data7)){
            const err23 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
            (vErrors ??= []).push(err23);
            errors++;
          }
          if(data7 < 0 || isNaN(data7)){
            const err24 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
            (vErrors ??= []).push(err24);
            errors++;
          }
        }
        var valid0 = _errs14 === errors;
      }
      if(data.ttl !== undefined && func0.call(data, "ttl")){
        let data8 = data.ttl;
        const _errs16 = errors;
        const _errs17 = errors;
        let valid1 = true;
        const _errs18 = errors;
        if(!(data8 && typeof data8 == "object" && !Array.isArray(data8))){
          const err25 = {};
          (vErrors ??= []).push(err25);
          errors++;
        }
        if(errors === _errs18){
        }
        var _valid0 = _errs18 === errors;
        errors = _errs17;
        if(vErrors !== null){
          if(_errs17){
            vErrors.length = _errs17;
          }
          else {
            vErrors = null;
          }
        }
        let ifClause0;
        if(_valid0){
          const _errs20 = errors;
          if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
            if(Object.keys(data8).length > 1){
              const err26 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/maxProperties",keyword:"maxProperties",params:{limit: 1}};
              (vErrors ??= []).push(err26);
              errors++;
            }
            if(Object.keys(data8).length < 1){
              const err27 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/minProperties",keyword:"minProperties",params:{limit: 1}};
              (vErrors ??= []).push(err27);
              errors++;
            }
            for(const key1 of Object.keys(data8)){
              if(!((key1 === "Duration") || (key1 === "Max"))){
                const err28 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
                (vErrors ??= []).push(err28);
                errors++;
              }
            }
            if(data8.Duration !== undefined && func0.call(data8, "Duration")){
              let data9 = data8.Duration;
              const _errs22 = errors;
              if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
                const err29 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/type",keyword:"type",params:{type: "integer"}};
                (vErrors ??= []).push(err29);
                errors++;
              }
              if(typeof data9 == "number"){
                if(data9 > 31536000000 || isNaN(data9)){
                  const err30 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
                  (vErrors ??= []).push(err30);
                  errors++;
                }
                if(data9 < 1 || isNaN(data9)){
                  const err31 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                  (vErrors ??= []).push(err31);
                  errors++;
                }
              }
              var valid2 = _errs22 === errors;
            }
            if(data8.Max !== undefined && func0.call(data8, "Max")){
              let data10 = data8.Max;
              const _errs24 = errors;
              if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
                const err32 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/type",keyword:"type",params:{type: "integer"}};
                (vErrors ??= []).push(err32);
                errors++;
              }
              if(typeof data10 == "number"){
                if(data10 > 2147483647 || isNaN(data10)){
                  const err33 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
                  (vErrors ??= []).push(err33);
                  errors++;
                }
                if(data10 < 1 || isNaN(data10)){
                  const err34 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                  (vErrors ??= []).push(err34);
                  errors++;
                }
              }
              var valid2 = _errs24 === errors;
            }
          }
          var _valid0 = _errs20 === errors;
          valid1 = _valid0;
          ifClause0 = "then";
        }
        else {
          const _errs26 = errors;
          if(!((((((((data8 === "Persistent") || (data8 === "Permanent")) || (data8 === "Session")) || (data8 === "Scope")) || (data8 === "Ephemeral")) || (data8 === "ShortTerm")) || (data8 === "MediumTerm")) || (data8 === "LongTerm"))){
            const err35 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/else/enum",keyword:"enum",params:{}};
            (vErrors ??= []).push(err35);
            errors++;
          }
          var _valid0 = _errs26 === errors;
          valid1 = _valid0;
          ifClause0 = "else";
        }
        if(!valid1){
          const err36 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/if",keyword:"if",params:{failingKeyword: ifClause0}};
          (vErrors ??= []).push(err36);
          errors++;
        }
        var valid0 = _errs16 === errors;
      }
    }
    else {
      const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err37);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const updateArtifact: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["not-blank"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      for(const key0 of Object.keys(data)){
        if(!(((((key0 === "name") || (key0 === "content")) || (key0 === "artifact_type")) || (key0 === "ttl")) || (key0 === "metadata"))){
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
      if(data.content !== undefined && func0.call(data, "content")){
        let data1 = data.content;
        const _errs4 = errors;
        if(typeof data1 === "string"){
          if(!(formats0(data1))){
            const err3 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/format",keyword:"format",params:{format: "not-blank"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
        }
        else {
          const err4 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err4);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.artifact_type !== undefined && func0.call(data, "artifact_type")){
        let data2 = data.artifact_type;
        const _errs6 = errors;
        if(!((((((((((((((((((data2 === "ErrorLog") || (data2 === "CodePatch")) || (data2 === "DesignDecision")) || (data2 === "UserPreference")) || (data2 === "Fact")) || (data2 === "Constraint")) || (data2 === "ToolResult")) || (data2 === "IntermediateOutput")) || (data2 === "Custom")) || (data2 === "Code")) || (data2 === "Document")) || (data2 === "Data")) || (data2 === "Config")) || (data2 === "Log")) || (data2 === "Summary")) || (data2 === "Decision")) || (data2 === "Plan")) || (data2 === "Model"))){
          const err5 = {instancePath:instancePath+"/artifact_type",schemaPath:"#/properties/artifact_type/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err5);
          errors++;
        }
        var valid0 = _errs6 === errors;
      }
      if(data.ttl !== undefined && func0.call(data, "ttl")){
        let data3 = data.ttl;
        const _errs7 = errors;
        const _errs8 = errors;
        let valid1 = true;
        const _errs9 = errors;
        if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
          const err6 = {};
          (vErrors ??= []).push(err6);
          errors++;
        }
        if(errors === _errs9){
        }
        var _valid0 = _errs9 === errors;
        errors = _errs8;
        if(vErrors !== null){
          if(_errs8){
            vErrors.length = _errs8;
          }
          else {
            vErrors = null;
          }
        }
        let ifClause0;
        if(_valid0){
          const _errs11 = errors;
          if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
            if(Object.keys(data3).length > 1){
              const err7 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/maxProperties",keyword:"maxProperties",params:{limit: 1}};
              (vErrors ??= []).push(err7);
              errors++;
            }
            if(Object.keys(data3).length < 1){
              const err8 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/minProperties",keyword:"minProperties",params:{limit: 1}};
              (vErrors ??= []).push(err8);
              errors++;
            }
            for(const key1 of Object.keys(data3)){
              if(!((key1 === "Duration") || (key1 === "Max"))){
                const err9 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
                (vErrors ??= []).push(err9);
                errors++;
              }
            }
            if(data3.Duration !== undefined && func0.call(data3, "Duration")){
              let data4 = data3.Duration;
              const _errs13 = errors;
              if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
                const err10 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/type",keyword:"type",params:{type: "integer"}};
                (vErrors ??= []).push(err10);
                errors++;
              }
              if(typeof data4 == "number"){
                if(data4 > 31536000000 || isNaN(data4)){
                  const err11 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
                  (vErrors ??= []).push(err11);
                  errors++;
                }
                if(data4 < 1 || isNaN(data4)){
                  const err12 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                  (vErrors ??= []).push(err12);
                  errors++;
                }
              }
              var valid2 = _errs13 === errors;
            }
            if(data3.Max !== undefined && func0.call(data3, "Max")){
              let data5 = data3.Max;
              const _errs15 = errors;
              if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
                const err13 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/type",keyword:"type",params:{type: "integer"}};
                (vErrors ??= []).push(err13);
                errors++;
              }
              if(typeof data5 == "number"){
                if(data5 > 2147483647 || isNaN(data5)){
                  const err14 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
                  (vErrors ??= []).push(err14);
                  errors++;
                }
                if(data5 < 1 || isNaN(data5)){
                  const err15 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                  (vErrors ??= []).push(err15);
                  errors++;
                }
              }
              var valid2 = _errs15 === errors;
            }
          }
          var _valid0 = _errs11 === errors;
          valid1 = _valid0;
          ifClause0 = "then";
        }
        else {
          const _errs17 = errors;
          if(!((((((((data3 === "Persistent") || (data3 === "Permanent")) || (data3 === "Session")) || (data3 === "Scope")) || (data3 === "Ephemeral")) || (data3 === "ShortTerm")) || (data3 === "MediumTerm")) || (data3 === "LongTerm"))){
            const err16 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/else/enum",keyword:"enum",params:{}};
            (vErrors ??= []).push(err16);
            errors++;
          }
          var _valid0 = _errs17 === errors;
          valid1 = _valid0;
          ifClause0 = "else";
        }
        if(!valid1){
          const err17 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/if",keyword:"if",params:{failingKeyword: ifClause0}};
          (vErrors ??= []).push(err17);
          errors++;
        }
        var valid0 = _errs7 === errors;
      }
    }
    else {
      const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err18);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const searchArtifact: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["required-text"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.limit === undefined){
        data.limit = 20;
      }
      if(data.filters === undefined){
        data.filters = [];
      }
      if((data.query === undefined) || (!(func0.call(data, "query")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "query"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.entity_types === undefined) || (!(func0.call(data, "entity_types")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "entity_types"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!((((key0 === "query") || (key0 === "limit")) || (key0 === "filters")) || (key0 === "entity_types"))){
          const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err2);
          errors++;
        }
      }
      if(data.query !== undefined && func0.call(data, "query")){
        let data0 = data.query;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err3 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
        }
        else {
          const err4 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err4);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      let data1 = data.limit;
      const _errs4 = errors;
      if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
        const err5 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"}};
        (vErrors ??= []).push(err5);
        errors++;
      }
      if(typeof data1 == "number"){
        if(data1 > 1000 || isNaN(data1)){
          const err6 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
          (vErrors ??= []).push(err6);
          errors++;
        }
        if(data1 < 1 || isNaN(data1)){
          const err7 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
          (vErrors ??= []).push(err7);
          errors++;
        }
      }
      var valid0 = _errs4 === errors;
      let data2 = data.filters;
      const _errs6 = errors;
      if(Array.isArray(data2)){
        if(data2.length > 32){
          const err8 = {instancePath:instancePath+"/filters",schemaPath:"#/properties/filters/maxItems",keyword:"maxItems",params:{limit: 32}};
          (vErrors ??= []).push(err8);
          errors++;
        }
        let valid2 = true;
        const len0 = data2.length;
        for(let i0=0; i0<len0; i0++){
          let data3 = data2[i0];
          const _errs8 = errors;
          if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
            if((data3.field === undefined) || (!(func0.call(data3, "field")))){
              const err9 = {instancePath:instancePath+"/filters/" + i0,schemaPath:"#/properties/filters/items/required",keyword:"required",params:{missingProperty: "field"}};
              (vErrors ??= []).push(err9);
              errors++;
            }
            if((data3.operator === undefined) || (!(func0.call(data3, "operator")))){
              const err10 = {instancePath:instancePath+"/filters/" + i0,schemaPath:"#/properties/filters/items/required",keyword:"required",params:{missingProperty: "operator"}};
              (vErrors ??= []).push(err10);
              errors++;
            }
            if((data3.value === undefined) || (!(func0.call(data3, "value")))){
              const err11 = {instancePath:instancePath+"/filters/" + i0,schemaPath:"#/properties/filters/items/required",keyword:"required",params:{missingProperty: "value"}};
              (vErrors ??= []).push(err11);
              errors++;
            }
            for(const key1 of Object.keys(data3)){
              if(!(((key1 === "field") || (key1 === "operator")) || (key1 === "value"))){
                const err12 = {instancePath:instancePath+"/filters/" + i0,schemaPath:"#/properties/filters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
                (vErrors ??= []).push(err12);
                errors++;
              }
            }
            if(data3.field !== undefined && func0.call(data3, "field")){
              let data4 = data3.field;
              const _errs11 = errors;
              if(!((((((((((((((data4 === "trajectory_id") || (data4 === "scope_id")) || (data4 === "artifact_type")) || (data4 === "name")) || (data4 === "content")) || (data4 === "content_hash")) || (data4 === "embedding")) || (data4 === "provenance")) || (data4 === "ttl")) || (data4 === "expires_at")) || (data4 === "created_at")) || (data4 === "updated_at")) || (data4 === "superseded_by")) || (data4 === "metadata"))){
                const err13 = {instancePath:instancePath+"/filters/" + i0+"/field",schemaPath:"#/properties/filters/items/properties/field/enum",keyword:"enum",params:{}};
                (vErrors ??= []).push(err13);
                errors++;
              }
              var valid3 = _errs11 === errors;
            }
            if(data3.operator !== undefined && func0.call(data3, "operator")){
              let data5 = data3.operator;
              const _errs12 = errors;
              if(!((((((((data5 === "eq") || (data5 === "ne")) || (data5 === "gt")) || (data5 === "gte")) || (data5 === "lt")) || (data5 === "lte")) || (data5 === "contains")) || (data5 === "in"))){
                const err14 = {instancePath:instancePath+"/filters/" + i0+"/operator",schemaPath:"#/properties/filters/items/properties/operator/enum",keyword:"enum",params:{}};
                (vErrors ??= []).push(err14);
                errors++;
              }
              var valid3 = _errs12 === errors;
            }
          }
          else {
            const err15 = {instancePath:instancePath+"/filters/" + i0,schemaPath:"#/properties/filters/items/type",keyword:"type",params:{type: "object"}};
            (vErrors ??= []).push(err15);
            errors++;
          }
          var valid1 = _errs8 === errors;
          if(!valid1){
            valid2 = false;
          }
        }
      }
      else {
        const err16 = {instancePath:instancePath+"/filters",schemaPath:"#/properties/filters/type",keyword:"type",params:{type: "array"}};
        (vErrors ??= []).push(err16);
        errors++;
      }
      var valid0 = _errs6 === errors;
      if(data.entity_types !== undefined && func0.call(data, "entity_types")){
        let data6 = data.entity_types;
        const _errs13 = errors;
        if(Array.isArray(data6)){
          let valid5 = true;
          const len1 = data6.length;
          for(let i1=0; i1<len1; i1++){
            let data7 = data6[i1];
            const _errs15 = errors;
            if(!((((((((((((((data7 === "Trajectory") || (data7 === "Scope")) || (data7 === "Artifact")) || (data7 === "Note")) || (data7 === "Turn")) || (data7 === "Lock")) || (data7 === "Message")) || (data7 === "Agent")) || (data7 === "Delegation")) || (data7 === "Handoff")) || (data7 === "Conflict")) || (data7 === "Edge")) || (data7 === "EvolutionSnapshot")) || (data7 === "SummarizationPolicy"))){
              const err17 = {instancePath:instancePath+"/entity_types/" + i1,schemaPath:"#/properties/entity_types/items/enum",keyword:"enum",params:{}};
              (vErrors ??= []).push(err17);
              errors++;
            }
            var valid4 = _errs15 === errors;
            if(!valid4){
              valid5 = false;
            }
          }
          const _errs16 = errors;
          const len2 = data6.length;
          for(let i2=0; i2<len2; i2++){
            let data8 = data6[i2];
            const _errs17 = errors;
            if("Artifact" !== data8){
              const err18 = {instancePath:instancePath+"/entity_types/" + i2,schemaPath:"#/properties/entity_types/contains/const",keyword:"const",params:{allowedValue: "Artifact"}};
              (vErrors ??= []).push(err18);
              errors++;
            }
            var valid6 = _errs17 === errors;
            if(valid6){
              break;
            }
          }
          if(!valid6){
            const err19 = {instancePath:instancePath+"/entity_types",schemaPath:"#/properties/entity_types/contains",keyword:"contains",params:{minContains: 1}};
            (vErrors ??= []).push(err19);
            errors++;
          }
          else {
            errors = _errs16;
            if(vErrors !== null){
              if(_errs16){
                vErrors.length = _errs16;
              }
              else {
                vErrors = null;
              }
            }
          }
        }
        else {
          const err20 = {instancePath:instancePath+"/entity_types",schemaPath:"#/properties/entity_types/type",keyword:"type",params:{type: "array"}};
          (vErrors ??= []).push(err20);
          errors++;
        }
        var valid0 = _errs13 === errors;
      }
    }
    else {
      const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err21);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
