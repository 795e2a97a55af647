// Code generated from resources.yaml (resource note). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

const own = Object.prototype.hasOwnProperty;
const required_text = formats["required-text"];
const uuid = formats.uuid;
const not_blank = formats["not-blank"];

export const createNote: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if((data.note_type === undefined) || (!(own.call(data, "note_type")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "note_type"}});
    }
    if((data.title === undefined) || (!(own.call(data, "title")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}});
    }
    if((data.content === undefined) || (!(own.call(data, "content")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"}});
    }
    if((data.source_trajectory_ids === undefined) || (!(own.call(data, "source_trajectory_ids")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "source_trajectory_ids"}});
    }
    if((data.source_artifact_ids === undefined) || (!(own.call(data, "source_artifact_ids")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "source_artifact_ids"}});
    }
    if((data.ttl === undefined) || (!(own.call(data, "ttl")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "ttl"}});
    }
    for(const key0 of Object.keys(data)){
      if(!(((((((key0 === "note_type") || (key0 === "title")) || (key0 === "content")) || (key0 === "source_trajectory_ids")) || (key0 === "source_artifact_ids")) || (key0 === "ttl")) || (key0 === "metadata"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.note_type !== undefined && own.call(data, "note_type")){
      let data0 = data.note_type;
      if(!(((((((((((data0 === "Convention") || (data0 === "Strategy")) || (data0 === "Gotcha")) || (data0 === "Fact")) || (data0 === "Preference")) || (data0 === "Relationship")) || (data0 === "Procedure")) || (data0 === "Meta")) || (data0 === "Insight")) || (data0 === "Correction")) || (data0 === "Summary"))){
        (vErrors ??= []).push({instancePath:"/note_type",schemaPath:"#/properties/note_type/enum",keyword:"enum",params:{}});
      }
    }
    if(data.title !== undefined && own.call(data, "title")){
      let data0 = data.title;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.content !== undefined && own.call(data, "content")){
      let data0 = data.content;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/content",schemaPath:"#/properties/content/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.source_trajectory_ids !== undefined && own.call(data, "source_trajectory_ids")){
      let data0 = data.source_trajectory_ids;
      if(Array.isArray(data0)){
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++){
          let data1 = data0[i0];
          if(typeof data1 === "string"){
            if(!(uuid(data1))){
              (vErrors ??= []).push({instancePath:"/source_trajectory_ids/" + i0,schemaPath:"#/properties/source_trajectory_ids/items/format",keyword:"format",params:{format: "uuid"}});
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/source_trajectory_ids/" + i0,schemaPath:"#/properties/source_trajectory_ids/items/type",keyword:"type",params:{type: "string"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/source_trajectory_ids",schemaPath:"#/properties/source_trajectory_ids/type",keyword:"type",params:{type: "array"}});
      }
    }
    if(data.source_artifact_ids !== undefined && own.call(data, "source_artifact_ids")){
      let data0 = data.source_artifact_ids;
      if(Array.isArray(data0)){
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++){
          let data1 = data0[i0];
          if(typeof data1 === "string"){
            if(!(uuid(data1))){
              (vErrors ??= []).push({instancePath:"/source_artifact_ids/" + i0,schemaPath:"#/properties/source_artifact_ids/items/format",keyword:"format",params:{format: "uuid"}});
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/source_artifact_ids/" + i0,schemaPath:"#/properties/source_artifact_ids/items/type",keyword:"type",params:{type: "string"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/source_artifact_ids",schemaPath:"#/properties/source_artifact_ids/type",keyword:"type",params:{type: "array"}});
      }
    }
    if(data.ttl !== undefined && own.call(data, "ttl")){
      let errors = vErrors === null ? 0 : vErrors.length;
      let data0 = data.ttl;
      const _errs1 = errors;
      let valid1 = true;
      const _errs2 = errors;
      if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
        (vErrors ??= []).push({});
        errors++;
      }
      var _valid0 = _errs2 === errors;
      errors = _errs1;
      if(vErrors !== null){
        if(_errs1){
          vErrors.length = _errs1;
        }
        else {
          vErrors = null;
        }
      }
      let ifClause0;
      if(_valid0){
        const _errs4 = errors;
        if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
          if(Object.keys(data0).length > 1){
            (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/then/maxProperties",keyword:"maxProperties",params:{limit: 1}});
            errors++;
          }
          if(Object.keys(data0).length < 1){
            (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/then/minProperties",keyword:"minProperties",params:{limit: 1}});
            errors++;
          }
          for(const key0 of Object.keys(data0)){
            if(!((key0 === "Duration") || (key0 === "Max"))){
              (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
              errors++;
            }
          }
          if(data0.Duration !== undefined && own.call(data0, "Duration")){
            let data1 = data0.Duration;
            if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
              (vErrors ??= []).push({instancePath:"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/type",keyword:"type",params:{type: "integer"}});
              errors++;
            }
            if(typeof data1 == "number"){
              if(data1 > 31536000000 || isNaN(data1)){
                (vErrors ??= []).push({instancePath:"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
                errors++;
              }
              if(data1 < 1 || isNaN(data1)){
                (vErrors ??= []).push({instancePath:"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                errors++;
              }
            }
          }
          if(data0.Max !== undefined && own.call(data0, "Max")){
            let data2 = data0.Max;
            if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
              (vErrors ??= []).push({instancePath:"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/type",keyword:"type",params:{type: "integer"}});
              errors++;
            }
            if(typeof data2 == "number"){
              if(data2 > 2147483647 || isNaN(data2)){
                (vErrors ??= []).push({instancePath:"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
                errors++;
              }
              if(data2 < 1 || isNaN(data2)){
                (vErrors ??= []).push({instancePath:"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                errors++;
              }
            }
          }
        }
        var _valid0 = _errs4 === errors;
        valid1 = _valid0;
        ifClause0 = "then";
      }
      else {
        const _errs10 = errors;
        if(!((((((((data0 === "Persistent") || (data0 === "Permanent")) || (data0 === "Session")) || (data0 === "Scope")) || (data0 === "Ephemeral")) || (data0 === "ShortTerm")) || (data0 === "MediumTerm")) || (data0 === "LongTerm"))){
          (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/else/enum",keyword:"enum",params:{}});
          errors++;
        }
        var _valid0 = _errs10 === errors;
        valid1 = _valid0;
        ifClause0 = "else";
      }
      if(!valid1){
        (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/if",keyword:"if",params:{failingKeyword: ifClause0}});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  createNote.errors = vErrors;
  return vErrors === null;
};

export const updateNote: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    for(const key0 of Object.keys(data)){
      if(!(((((key0 === "title") || (key0 === "content")) || (key0 === "note_type")) || (key0 === "ttl")) || (key0 === "metadata"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.title !== undefined && own.call(data, "title")){
      let data0 = data.title;
      if(typeof data0 === "string"){
        if(!(not_blank(data0))){
          (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/format",keyword:"format",params:{format: "not-blank"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.content !== undefined && own.call(data, "content")){
      let data0 = data.content;
      if(typeof data0 === "string"){
        if(!(not_blank(data0))){
          (vErrors ??= []).push({instancePath:"/content",schemaPath:"#/properties/content/format",keyword:"format",params:{format: "not-blank"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}});
      }
    }
    if(data.note_type !== undefined && own.call(data, "note_type")){
      let data0 = data.note_type;
      if(!(((((((((((data0 === "Convention") || (data0 === "Strategy")) || (data0 === "Gotcha")) || (data0 === "Fact")) || (data0 === "Preference")) || (data0 === "Relationship")) || (data0 === "Procedure")) || (data0 === "Meta")) || (data0 === "Insight")) || (data0 === "Correction")) || (data0 === "Summary"))){
        (vErrors ??= []).push({instancePath:"/note_type",schemaPath:"#/properties/note_type/enum",keyword:"enum",params:{}});
      }
    }
    if(data.ttl !== undefined && own.call(data, "ttl")){
      let errors = vErrors === null ? 0 : vErrors.length;
      let data0 = data.ttl;
      const _errs1 = errors;
      let valid1 = true;
      const _errs2 = errors;
      if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
        (vErrors ??= []).push({});
        errors++;
      }
      var _valid0 = _errs2 === errors;
      errors = _errs1;
      if(vErrors !== null){
        if(_errs1){
          vErrors.length = _errs1;
        }
        else {
          vErrors = null;
        }
      }
      let ifClause0;
      if(_valid0){
        const _errs4 = errors;
        if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
          if(Object.keys(data0).length > 1){
            (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/then/maxProperties",keyword:"maxProperties",params:{limit: 1}});
            errors++;
          }
          if(Object.keys(data0).length < 1){
            (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/then/minProperties",keyword:"minProperties",params:{limit: 1}});
            errors++;
          }
          for(const key0 of Object.keys(data0)){
            if(!((key0 === "Duration") || (key0 === "Max"))){
              (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
              errors++;
            }
          }
          if(data0.Duration !== undefined && own.call(data0, "Duration")){
            let data1 = data0.Duration;
            if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
              (vErrors ??= []).push({instancePath:"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/type",keyword:"type",params:{type: "integer"}});
              errors++;
            }
            if(typeof data1 == "number"){
              if(data1 > 31536000000 || isNaN(data1)){
                (vErrors ??= []).push({instancePath:"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}});
                errors++;
              }
              if(data1 < 1 || isNaN(data1)){
                (vErrors ??= []).push({instancePath:"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                errors++;
              }
            }
          }
          if(data0.Max !== undefined && own.call(data0, "Max")){
            let data2 = data0.Max;
            if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
              (vErrors ??= []).push({instancePath:"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/type",keyword:"type",params:{type: "integer"}});
              errors++;
            }
            if(typeof data2 == "number"){
              if(data2 > 2147483647 || isNaN(data2)){
                (vErrors ??= []).push({instancePath:"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}});
                errors++;
              }
              if(data2 < 1 || isNaN(data2)){
                (vErrors ??= []).push({instancePath:"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
                errors++;
              }
            }
          }
        }
        var _valid0 = _errs4 === errors;
        valid1 = _valid0;
        ifClause0 = "then";
      }
      else {
        const _errs10 = errors;
        if(!((((((((data0 === "Persistent") || (data0 === "Permanent")) || (data0 === "Session")) || (data0 === "Scope")) || (data0 === "Ephemeral")) || (data0 === "ShortTerm")) || (data0 === "MediumTerm")) || (data0 === "LongTerm"))){
          (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/else/enum",keyword:"enum",params:{}});
          errors++;
        }
        var _valid0 = _errs10 === errors;
        valid1 = _valid0;
        ifClause0 = "else";
      }
      if(!valid1){
        (vErrors ??= []).push({instancePath:"/ttl",schemaPath:"#/properties/ttl/if",keyword:"if",params:{failingKeyword: ifClause0}});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  updateNote.errors = vErrors;
  return vErrors === null;
};

export const searchNote: CompiledCheck = (data) => {
  let vErrors = null;
  if(data && typeof data == "object" && !Array.isArray(data)){
    if(data.limit === undefined){
      data.limit = 20;
    }
    if(data.filters === undefined){
      data.filters = [];
    }
    if((data.query === undefined) || (!(own.call(data, "query")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "query"}});
    }
    if((data.entity_types === undefined) || (!(own.call(data, "entity_types")))){
      (vErrors ??= []).push({instancePath:"",schemaPath:"#/required",keyword:"required",params:{missingProperty: "entity_types"}});
    }
    for(const key0 of Object.keys(data)){
      if(!((((key0 === "query") || (key0 === "limit")) || (key0 === "filters")) || (key0 === "entity_types"))){
        (vErrors ??= []).push({instancePath:"",schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
      }
    }
    if(data.query !== undefined && own.call(data, "query")){
      let data0 = data.query;
      if(typeof data0 === "string"){
        if(!(required_text(data0))){
          (vErrors ??= []).push({instancePath:"/query",schemaPath:"#/properties/query/format",keyword:"format",params:{format: "required-text"}});
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/query",schemaPath:"#/properties/query/type",keyword:"type",params:{type: "string"}});
      }
    }
    {
      let data0 = data.limit;
      if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
        (vErrors ??= []).push({instancePath:"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"}});
      }
      if(typeof data0 == "number"){
        if(data0 > 1000 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/limit",schemaPath:"#/properties/limit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}});
        }
        if(data0 < 1 || isNaN(data0)){
          (vErrors ??= []).push({instancePath:"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
        }
      }
    }
    {
      let data0 = data.filters;
      if(Array.isArray(data0)){
        if(data0.length > 32){
          (vErrors ??= []).push({instancePath:"/filters",schemaPath:"#/properties/filters/maxItems",keyword:"maxItems",params:{limit: 32}});
        }
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++){
          let data1 = data0[i0];
          if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
            if((data1.field === undefined) || (!(own.call(data1, "field")))){
              (vErrors ??= []).push({instancePath:"/filters/" + i0,schemaPath:"#/properties/filters/items/required",keyword:"required",params:{missingProperty: "field"}});
            }
            if((data1.operator === undefined) || (!(own.call(data1, "operator")))){
              (vErrors ??= []).push({instancePath:"/filters/" + i0,schemaPath:"#/properties/filters/items/required",keyword:"required",params:{missingProperty: "operator"}});
            }
            if((data1.value === undefined) || (!(own.call(data1, "value")))){
              (vErrors ??= []).push({instancePath:"/filters/" + i0,schemaPath:"#/properties/filters/items/required",keyword:"required",params:{missingProperty: "value"}});
            }
            for(const key0 of Object.keys(data1)){
              if(!(((key0 === "field") || (key0 === "operator")) || (key0 === "value"))){
                (vErrors ??= []).push({instancePath:"/filters/" + i0,schemaPath:"#/properties/filters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
              }
            }
            if(data1.field !== undefined && own.call(data1, "field")){
              let data2 = data1.field;
              if(!(((((((((((((data2 === "note_type") || (data2 === "title")) || (data2 === "content")) || (data2 === "content_hash")) || (data2 === "embedding")) || (data2 === "source_trajectory_ids")) || (data2 === "source_artifact_ids")) || (data2 === "ttl")) || (data2 === "expires_at")) || (data2 === "created_at")) || (data2 === "updated_at")) || (data2 === "superseded_by")) || (data2 === "metadata"))){
                (vErrors ??= []).push({instancePath:"/filters/" + i0+"/field",schemaPath:"#/properties/filters/items/properties/field/enum",keyword:"enum",params:{}});
              }
            }
            if(data1.operator !== undefined && own.call(data1, "operator")){
              let data3 = data1.operator;
              if(!((((((((data3 === "eq") || (data3 === "ne")) || (data3 === "gt")) || (data3 === "gte")) || (data3 === "lt")) || (data3 === "lte")) || (data3 === "contains")) || (data3 === "in"))){
                (vErrors ??= []).push({instancePath:"/filters/" + i0+"/operator",schemaPath:"#/properties/filters/items/properties/operator/enum",keyword:"enum",params:{}});
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:"/filters/" + i0,schemaPath:"#/properties/filters/items/type",keyword:"type",params:{type: "object"}});
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/filters",schemaPath:"#/properties/filters/type",keyword:"type",params:{type: "array"}});
      }
    }
    if(data.entity_types !== undefined && own.call(data, "entity_types")){
      let errors = vErrors === null ? 0 : vErrors.length;
      let data0 = data.entity_types;
      if(Array.isArray(data0)){
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++){
          let data1 = data0[i0];
          if(!((((((((((((((data1 === "Trajectory") || (data1 === "Scope")) || (data1 === "Artifact")) || (data1 === "Note")) || (data1 === "Turn")) || (data1 === "Lock")) || (data1 === "Message")) || (data1 === "Agent")) || (data1 === "Delegation")) || (data1 === "Handoff")) || (data1 === "Conflict")) || (data1 === "Edge")) || (data1 === "EvolutionSnapshot")) || (data1 === "SummarizationPolicy"))){
            (vErrors ??= []).push({instancePath:"/entity_types/" + i0,schemaPath:"#/properties/entity_types/items/enum",keyword:"enum",params:{}});
            errors++;
          }
        }
        const _errs3 = errors;
        const len1 = data0.length;
        for(let i1=0; i1<len1; i1++){
          let data2 = data0[i1];
          const _errs4 = errors;
          if("Note" !== data2){
            (vErrors ??= []).push({instancePath:"/entity_types/" + i1,schemaPath:"#/properties/entity_types/contains/const",keyword:"const",params:{allowedValue: "Note"}});
            errors++;
          }
          var valid3 = _errs4 === errors;
          if(valid3){
            break;
          }
        }
        if(!valid3){
          (vErrors ??= []).push({instancePath:"/entity_types",schemaPath:"#/properties/entity_types/contains",keyword:"contains",params:{minContains: 1}});
          errors++;
        }
        else {
          errors = _errs3;
          if(vErrors !== null){
            if(_errs3){
              vErrors.length = _errs3;
            }
            else {
              vErrors = null;
            }
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:"/entity_types",schemaPath:"#/properties/entity_types/type",keyword:"type",params:{type: "array"}});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath:"",schemaPath:"#/type",keyword:"type",params:{type: "object"}});
  }
  searchNote.errors = vErrors;
  return vErrors === null;
};
