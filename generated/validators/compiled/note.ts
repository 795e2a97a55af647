// Code generated from resources.yaml (resource note). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const createNote: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["required-text"];
  const formats4 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.note_type === undefined) || (!(func0.call(data, "note_type")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "note_type"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.title === undefined) || (!(func0.call(data, "title")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.content === undefined) || (!(func0.call(data, "content")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      if((data.source_trajectory_ids === undefined) || (!(func0.call(data, "source_trajectory_ids")))){
        const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source_trajectory_ids"}};
        (vErrors ??= []).push(err3);
        errors++;
      }
      if((data.source_artifact_ids === undefined) || (!(func0.call(data, "source_artifact_ids")))){
        const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source_artifact_ids"}};
        (vErrors ??= []).push(err4);
        errors++;
      }
      if((data.ttl === undefined) || (!(func0.call(data, "ttl")))){
        const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ttl"}};
        (vErrors ??= []).push(err5);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(((((((key0 === "note_type") || (key0 === "title")) || (key0 === "content")) || (key0 === "source_trajectory_ids")) || (key0 === "source_artifact_ids")) || (key0 === "ttl")) || (key0 === "metadata"))){
          const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err6);
          errors++;
        }
      }
      if(data.note_type !== undefined && func0.call(data, "note_type")){
        let data0 = data.note_type;
        const _errs2 = errors;
        if(!(((((((((((data0 === "Convention") || (data0 === "Strategy")) || (data0 === "Gotcha")) || (data0 === "Fact")) || (data0 === "Preference")) || (data0 === "Relationship")) || (data0 === "Procedure")) || (data0 === "Meta")) || (data0 === "Insight")) || (data0 === "Correction")) || (data0 === "Summary"))){
          const err7 = {instancePath:instancePath+"/note_type",schemaPath:"#/properties/note_type/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err7);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.title !== undefined && func0.call(data, "title")){
        let data1 = data.title;
        const _errs3 = errors;
        if(typeof data1 === "string"){
          if(!(formats0(data1))){
            const err8 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err8);
            errors++;
          }
        }
        else {
          const err9 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err9);
          errors++;
        }
        var valid0 = _errs3 === errors;
      }
      if(data.content !== undefined && func0.call(data, "content")){
        let data2 = data.content;
        const _errs5 = errors;
        if(typeof data2 === "string"){
          if(!(formats0(data2))){
            const err10 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err10);
            errors++;
          }
        }
        else {
          const err11 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err11);
          errors++;
        }
        var valid0 = _errs5 === errors;
      }
      if(data.source_trajectory_ids !== undefined && func0.call(data, "source_trajectory_ids")){
        let data3 = data.source_trajectory_ids;
        const _errs7 = errors;
        if(Array.isArray(data3)){
          let valid2 = true;
          const len0 = data3.length;
          for(let i0=0; i0<len0; i0++){
            let data4 = data3[i0];
            const _errs9 = errors;
            if(typeof data4 === "string"){
              if(!(formats4(data4))){
                const err12 = {instancePath:instancePath+"/source_trajectory_ids/" + i0,schemaPath:"#/properties/source_trajectory_ids/items/format",keyword:"format",params:{format: "uuid"}};
                (vErrors ??= []).push(err12);
                errors++;
              }
            }
            else {
              const err13 = {instancePath:instancePath+"/source_trajectory_ids/" + i0,schemaPath:"#/properties/source_trajectory_ids/items/type",keyword:"type",params:{type: "string"}};
              (vErrors ??= []).push(err13);
              errors++;
            }
            var valid1 = _errs9 === errors;
            if(!valid1){
              valid2 = false;
            }
          }
        }
        else {
          const err14 = {instancePath:instancePath+"/source_trajectory_ids",schemaPath:"#/properties/source_trajectory_ids/type",keyword:"type",params:{type: "array"}};
          (vErrors ??= []).push(err14);
          errors++;
        }
        var valid0 = _errs7 === errors;
      }
      if(data.source_artifact_ids !== undefined && func0.call(data, "source_artifact_ids")){
        let data5 = data.source_artifact_ids;
        const _errs11 = errors;
        if(Array.isArray(data5)){
          let valid4 = true;
          const len1 = data5.length;
          for(let i1=0; i1<len1; i1++){
            let data6 = data5[i1];
            const _errs13 = errors;
            if(typeof data6 === "string"){
              if(!(formats4(data6))){
                const err15 = {instancePath:instancePath+"/source_artifact_ids/" + i1,schemaPath:"#/properties/source_artifact_ids/items/format",keyword:"format",params:{format: "uuid"}};
                (vErrors ??= []).push(err15);
                errors++;
              }
            }
            else {
              const err16 = {instancePath:instancePath+"/source_artifact_ids/" + i1,schemaPath:"#/properties/source_artifact_ids/items/type",keyword:"type",params:{type: "string"}};
              (vErrors ??= []).push(err16);
              errors++;
            }
            var valid3 = _errs13 === errors;
            if(!valid3){
              valid4 = false;
            }
          }
        }
        else {
          const err17 = {instancePath:instancePath+"/source_artifact_ids",schemaPath:"#/properties/source_artifact_ids/type",keyword:"type",params:{type: "array"}};
          (vErrors ??= []).push(err17);
          errors++;
        }
        var valid0 = _errs11 === errors;
      }
      if(data.ttl !== undefined && func0.call(data, "ttl")){
        let data7 = data.ttl;
        const _errs15 = errors;
        const _errs16 = errors;
        let valid5 = true;
        const _errs17 = errors;
        if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
          const err18 = {};
          (vErrors ??= []).push(err18);
          errors++;
        }
        if(errors === _errs17){
        }
        var _valid0 = _errs17 === errors;
        errors = _errs16;
        if(vErrors !== null){
          if(_errs16){
            vErrors.length = _errs16;
          }
          else {
            vErrors = null;
          }
        }
        let ifClause0;
        if(_valid0){
          const _errs19 = errors;
          if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
            if(Object.keys(data7).length > 1){
              const err19 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/maxProperties",keyword:"maxProperties",params:{limit: 1}};
              (vErrors ??= []).push(err19);
              errors++;
            }
            if(Object.keys(data7).length < 1){
              const err20 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/minProperties",keyword:"minProperties",params:{limit: 1}};
              (vErrors ??= []).push(err20);
              errors++;
            }
            for(const key1 of Object.keys(data7)){
              if(!((key1 === "Duration") || (key1 === "Max"))){
                const err21 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
                (vErrors ??= []).push(err21);
                errors++;
              }
            }
            if(data7.Duration !== undefined && func0.call(data7, "Duration")){
              let data8 = data7.Duration;
              const _errs21 = errors;
              if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
                const err22 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/type",keyword:"type",params:{type: "integer"}};
                (vErrors ??= []).push(err22);
                errors++;
              }
              if(typeof data8 == "number"){
                if(data8 > 31536000000 || isNaN(data8)){
                  const err23 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000000}};
                  (vErrors ??= []).push(err23);
                  errors++;
                }
                if(data8 < 1 || isNaN(data8)){
                  const err24 = {instancePath:instancePath+"/ttl/Duration",schemaPath:"#/properties/ttl/then/properties/Duration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                  (vErrors ??= []).push(err24);
                  errors++;
                }
              }
              var valid6 = _errs21 === errors;
            }
            if(data7.Max !== undefined && func0.call(data7, "Max")){
              let data9 = data7.Max;
              const _errs23 = errors;
              if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
                const err25 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/type",keyword:"type",params:{type: "integer"}};
                (vErrors ??= []).push(err25);
                errors++;
              }
              if(typeof data9 == "number"){
                if(data9 > 2147483647 || isNaN(data9)){
                  const err26 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}};
                  (vErrors ??= []).push(err26);
                  errors++;
                }
                if(data9 < 1 || isNaN(data9)){
                  const err27 = {instancePath:instancePath+"/ttl/Max",schemaPath:"#/properties/ttl/then/properties/Max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
                  (vErrors ??= []).push(err27);
                  errors++;
                }
              }
              var valid6 = _errs23 === errors;
            }
          }
          var _valid0 = _errs19 === errors;
          valid5 = _valid0;
          ifClause0 = "then";
        }
        else {
          const _errs25 = errors;
          if(!((((((((data7 === "Persistent") || (data7 === "Permanent")) || (data7 === "Session")) || (data7 === "Scope")) || (data7 === "Ephemeral")) || (data7 === "ShortTerm")) || (data7 === "MediumTerm")) || (data7 === "LongTerm"))){
            const err28 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/else/enum",keyword:"enum",params:{}};
            (vErrors ??= []).push(err28);
            errors++;
          }
          var _valid0 = _errs25 === errors;
          valid5 = _valid0;
          ifClause0 = "else";
        }
        if(!valid5){
          const err29 = {instancePath:instancePath+"/ttl",schemaPath:"#/properties/ttl/if",keyword:"if",params:{failingKeyword: ifClause0}};
          (vErrors ??= []).push(err29);
          errors++;
        }
        var valid0 = _errs15 === errors;
      }
    }
    else {
      const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err30);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const updateNote: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["not-blank"];
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      for(const key0 of Object.keys(data)){
        if(!(((((key0 === "title") || (key0 === "content")) || (key0 === "note_type")) || (key0 === "ttl")) || (key0 === "metadata"))){
          const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err0);
          errors++;
        }
      }
      if(data.title !== undefined && func0.call(data, "title")){
        let data0 = data.title;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err1 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/format",keyword:"format",params:{format: "not-blank"}};
            (vErrors ??= []).push(err1);
            errors++;
          }
        }
        else {
          const err2 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}};
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
      if(data.note_type !== undefined && func0.call(data, "note_type")){
        let data2 = data.note_type;
        const _errs6 = errors;
        if(!(((((((((((data2 === "Convention") || (data2 === "Strategy")) || (data2 === "Gotcha")) || (data2 === "Fact")) || (data2 === "Preference")) || (data2 === "Relationship")) || (data2 === "Procedure")) || (data2 === "Meta")) || (data2 === "Insight")) || (data2 === "Correction")) || (data2 === "Summary"))){
          const err5 = {instancePath:instancePath+"/note_type",schemaPath:"#/properties/note_type/enum",keyword:"enum",params:{}};
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

export const searchNote: CompiledCheck = (() => {
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
              if(!(((((((((((((data4 === "note_type") || (data4 === "title")) || (data4 === "content")) || (data4 === "content_hash")) || (data4 === "embedding")) || (data4 === "source_trajectory_ids")) || (data4 === "source_artifact_ids")) || (data4 === "ttl")) || (data4 === "expires_at")) || (data4 === "created_at")) || (data4 === "updated_at")) || (data4 === "superseded_by")) || (data4 === "metadata"))){
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
            if("Note" !== data8){
              const err18 = {instancePath:instancePath+"/entity_types/" + i2,schemaPath:"#/properties/entity_types/contains/const",keyword:"const",params:{allowedValue: "Note"}};
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
