// Code generated from resources.yaml (resource agent). DO NOT EDIT.
// @ts-nocheck
// biome-ignore-all format: compiled by ajv

import { formats } from '../../../src/contract/formats.ts';
import type { CompiledCheck } from '../../../src/contract/validate.ts';

export const registerAgent: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats["required-text"];
  const formats2 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      if((data.agent_type === undefined) || (!(func0.call(data, "agent_type")))){
        const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "agent_type"}};
        (vErrors ??= []).push(err0);
        errors++;
      }
      if((data.capabilities === undefined) || (!(func0.call(data, "capabilities")))){
        const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "capabilities"}};
        (vErrors ??= []).push(err1);
        errors++;
      }
      if((data.memory_access === undefined) || (!(func0.call(data, "memory_access")))){
        const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "memory_access"}};
        (vErrors ??= []).push(err2);
        errors++;
      }
      if((data.can_delegate_to === undefined) || (!(func0.call(data, "can_delegate_to")))){
        const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "can_delegate_to"}};
        (vErrors ??= []).push(err3);
        errors++;
      }
      for(const key0 of Object.keys(data)){
        if(!(((((key0 === "agent_type") || (key0 === "capabilities")) || (key0 === "memory_access")) || (key0 === "can_delegate_to")) || (key0 === "reports_to"))){
          const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err4);
          errors++;
        }
      }
      if(data.agent_type !== undefined && func0.call(data, "agent_type")){
        let data0 = data.agent_type;
        const _errs2 = errors;
        if(typeof data0 === "string"){
          if(!(formats0(data0))){
            const err5 = {instancePath:instancePath+"/agent_type",schemaPath:"#/properties/agent_type/format",keyword:"format",params:{format: "required-text"}};
            (vErrors ??= []).push(err5);
            errors++;
          }
        }
        else {
          const err6 = {instancePath:instancePath+"/agent_type",schemaPath:"#/properties/agent_type/type",keyword:"type",params:{type: "string"}};
          (vErrors ??= []).push(err6);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.capabilities !== undefined && func0.call(data, "capabilities")){
        let data1 = data.capabilities;
        const _errs4 = errors;
        if(Array.isArray(data1)){
          if(data1.length < 1){
            const err7 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/minItems",keyword:"minItems",params:{limit: 1}};
            (vErrors ??= []).push(err7);
            errors++;
          }
          let valid2 = true;
          const len0 = data1.length;
          for(let i0=0; i0<len0; i0++){
            let data2 = data1[i0];
            const _errs6 = errors;
            if(typeof data2 !== "string"){
              const err8 = {instancePath:instancePath+"/capabilities/" + i0,schemaPath:"#/properties/capabilities/items/type",keyword:"type",params:{type: "string"}};
              (vErrors ??= []).push(err8);
              errors++;
            }
            var valid1 = _errs6 === errors;
            if(!valid1){
              valid2 = false;
            }
          }
        }
        else {
          const err9 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "array"}};
          (vErrors ??= []).push(err9);
          errors++;
        }
        var valid0 = _errs4 === errors;
      }
      if(data.memory_access !== undefined && func0.call(data, "memory_access")){
        let data3 = data.memory_access;
        const _errs8 = errors;
        if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
          if((data3.read === undefined) || (!(func0.call(data3, "read")))){
            const err10 = {instancePath:instancePath+"/memory_access",schemaPath:"#/properties/memory_access/required",keyword:"required",params:{missingProperty: "read"}};
            (vErrors ??= []).push(err10);
            errors++;
          }
          if((data3.write === undefined) || (!(func0.call(data3, "write")))){
            const err11 = {instancePath:instancePath+"/memory_access",schemaPath:"#/properties/memory_access/required",keyword:"required",params:{missingProperty: "write"}};
            (vErrors ??= []).push(err11);
            errors++;
          }
          for(const key1 of Object.keys(data3)){
            if(!((key1 === "read") || (key1 === "write"))){
              const err12 = {instancePath:instancePath+"/memory_access",schemaPath:"#/properties/memory_access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
              (vErrors ??= []).push(err12);
              errors++;
            }
          }
          if(data3.read !== undefined && func0.call(data3, "read")){
            let data4 = data3.read;
            const _errs11 = errors;
            if(Array.isArray(data4)){
              let valid5 = true;
              const len1 = data4.length;
              for(let i1=0; i1<len1; i1++){
                let data5 = data4[i1];
                const _errs13 = errors;
                if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
                  if((data5.memory_type === undefined) || (!(func0.call(data5, "memory_type")))){
                    const err13 = {instancePath:instancePath+"/memory_access/read/" + i1,schemaPath:"#/properties/memory_access/properties/read/items/required",keyword:"required",params:{missingProperty: "memory_type"}};
                    (vErrors ??= []).push(err13);
                    errors++;
                  }
                  if((data5.scope === undefined) || (!(func0.call(data5, "scope")))){
                    const err14 = {instancePath:instancePath+"/memory_access/read/" + i1,schemaPath:"#/properties/memory_access/properties/read/items/required",keyword:"required",params:{missingProperty: "scope"}};
                    (vErrors ??= []).push(err14);
                    errors++;
                  }
                  for(const key2 of Object.keys(data5)){
                    if(!(((key2 === "memory_type") || (key2 === "scope")) || (key2 === "filter"))){
                      const err15 = {instancePath:instancePath+"/memory_access/read/" + i1,schemaPath:"#/properties/memory_access/properties/read/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
                      (vErrors ??= []).push(err15);
                      errors++;
                    }
                  }
                  if(data5.memory_type !== undefined && func0.call(data5, "memory_type")){
                    let data6 = data5.memory_type;
                    const _errs16 = errors;
                    if(typeof data6 !== "string"){
                      const err16 = {instancePath:instancePath+"/memory_access/read/" + i1+"/memory_type",schemaPath:"#/properties/memory_access/properties/read/items/properties/memory_type/type",keyword:"type",params:{type: "string"}};
                      (vErrors ??= []).push(err16);
                      errors++;
                    }
                    var valid6 = _errs16 === errors;
                  }
                  if(data5.scope !== undefined && func0.call(data5, "scope")){
                    let data7 = data5.scope;
                    const _errs18 = errors;
                    if(typeof data7 !== "string"){
                      const err17 = {instancePath:instancePath+"/memory_access/read/" + i1+"/scope",schemaPath:"#/properties/memory_access/properties/read/items/properties/scope/type",keyword:"type",params:{type: "string"}};
                      (vErrors ??= []).push(err17);
                      errors++;
                    }
                    var valid6 = _errs18 === errors;
                  }
                  if(data5.filter !== undefined && func0.call(data5, "filter")){
                    let data8 = data5.filter;
                    const _errs20 = errors;
                    if((typeof data8 !== "string") && (data8 !== null)){
                      const err18 = {instancePath:instancePath+"/memory_access/read/" + i1+"/filter",schemaPath:"#/properties/memory_access/properties/read/items/properties/filter/type",keyword:"type",params:{}};
                      (vErrors ??= []).push(err18);
                      errors++;
                    }
                    var valid6 = _errs20 === errors;
                  }
                }
                else {
                  const err19 = {instancePath:instancePath+"/memory_access/read/" + i1,schemaPath:"#/properties/memory_access/properties/read/items/type",keyword:"type",params:{type: "object"}};
                  (vErrors ??= []).push(err19);
                  errors++;
                }
                var valid4 = _errs13 === errors;
                if(!valid4){
                  valid5 = false;
                }
              }
            }
            else {
              const err20 = {instancePath:instancePath+"/memory_access/read",schemaPath:"#/properties/memory_access/properties/read/type",keyword:"type",params:{type: "array"}};
              (vErrors ??= []).push(err20);
              errors++;
            }
            var valid3 = _errs11 === errors;
          }
          if(data3.write !== undefined && func0.call(data3, "write")){
            let data9 = data3.write;
            const _errs22 = errors;
            if(Array.isArray(data9)){
              let valid8 = true;
              const len2 = data9.length;
              for(let i2=0; i2<len2; i2++){
                let data10 = data9[i2];
                const _errs24 = errors;
                if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
                  if((data10.memory_type === undefined) || (!(func0.call(data10, "memory_type")))){
                    const err21 = {instancePath:instancePath+"/memory_access/write/" + i2,schemaPath:"#/properties/memory_access/properties/write/items/required",keyword:"required",params:{missingProperty: "memory_type"}};
                    (vErrors ??= []).push(err21);
                    errors++;
                  }
                  if((data10.scope === undefined) || (!(func0.call(data10, "scope")))){
                    const err22 = {instancePath:instancePath+"/memory_access/write/" + i2,schemaPath:"#/properties/memory_access/properties/write/items/required",keyword:"required",params:{missingProperty: "scope"}};
                    (vErrors ??= []).push(err22);
                    errors++;
                  }
                  for(const key3 of Object.keys(data10)){
                    if(!(((key3 === "memory_type") || (key3 === "scope")) || (key3 === "filter"))){
                      const err23 = {instancePath:instancePath+"/memory_access/write/" + i2,schemaPath:"#/properties/memory_access/properties/write/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
                      (vErrors ??= []).push(err23);
                      errors++;
                    }
                  }
                  if(data10.memory_type !== undefined && func0.call(data10, "memory_type")){
                    let data11 = data10.memory_type;
                    const _errs27 = errors;
                    if(typeof data11 !== "string"){
                      const err24 = {instancePath:instancePath+"/memory_access/write/" + i2+"/memory_type",schemaPath:"#/properties/memory_access/properties/write/items/properties/memory_type/type",keyword:"type",params:{type: "string"}};
                      (vErrors ??= []).push(err24);
                      errors++;
                    }
                    var valid9 = _errs27 === errors;
                  }
                  if(data10.scope !== undefined && func0.call(data10, "scope")){
                    let data12 = data10.scope;
                    const _errs29 = errors;
                    if(typeof data12 !== "string"){
                      const err25 = {instancePath:instancePath+"/memory_access/write/" + i2+"/scope",schemaPath:"#/properties/memory_access/properties/write/items/properties/scope/type",keyword:"type",params:{type: "string"}};
                      (vErrors ??= []).push(err25);
                      errors++;
                    }
                    var valid9 = _errs29 === errors;
                  }
                  if(data10.filter !== undefined && func0.call(data10, "filter")){
                    let data13 = data10.filter;
                    const _errs31 = errors;
                    if((typeof data13 !== "string") && (data13 !== null)){
                      const err26 = {instancePath:instancePath+"/memory_access/write/" + i2+"/filter",schemaPath:"#/properties/memory_access/properties/write/items/properties/filter/type",keyword:"type",params:{}};
                      (vErrors ??= []).push(err26);
                      errors++;
                    }
                    var valid9 = _errs31 === errors;
                  }
                }
                else {
                  const err27 = {instancePath:instancePath+"/memory_access/write/" + i2,schemaPath:"#/properties/memory_access/properties/write/items/type",keyword:"type",params:{type: "object"}};
                  (vErrors ??= []).push(err27);
                  errors++;
                }
                var valid7 = _errs24 === errors;
                if(!valid7){
                  valid8 = false;
                }
              }
            }
            else {
              const err28 = {instancePath:instancePath+"/memory_access/write",schemaPath:"#/properties/memory_access/properties/write/type",keyword:"type",params:{type: "array"}};
              (vErrors ??= []).push(err28);
              errors++;
            }
            var valid3 = _errs22 === errors;
          }
        }
        else {
          const err29 = {instancePath:instancePath+"/memory_access",schemaPath:"#/properties/memory_access/type",keyword:"type",params:{type: "object"}};
          (vErrors ??= []).push(err29);
          errors++;
        }
        var valid0 = _errs8 === errors;
      }
      if(data.can_delegate_to !== undefined && func0.call(data, "can_delegate_to")){
        let data14 = data.can_delegate_to;
        const _errs33 = errors;
        if(Array.isArray(data14)){
          let valid11 = true;
          const len3 = data14.length;
          for(let i3=0; i3<len3; i3++){
            let data15 = data14[i3];
            const _errs35 = errors;
            if(typeof data15 !== "string"){
              const err30 = {instancePath:instancePath+"/can_delegate_to/" + i3,schemaPath:"#/properties/can_delegate_to/items/type",keyword:"type",params:{type: "string"}};
              (vErrors ??= []).push(err30);
              errors++;
            }
            var valid10 = _errs35 === errors;
            if(!valid10){
              valid11 = false;
            }
          }
        }
        else {
          const err31 = {instancePath:instancePath+"/can_delegate_to",schemaPath:"#/properties/can_delegate_to/type",keyword:"type",params:{type: "array"}};
          (vErrors ??= []).push(err31);
          errors++;
        }
        var valid0 = _errs33 === errors;
      }
      if(data.reports_to !== undefined && func0.call(data, "reports_to")){
        let data16 = data.reports_to;
        const _errs37 = errors;
        if((typeof data16 !== "string") && (data16 !== null)){
          const err32 = {instancePath:instancePath+"/reports_to",schemaPath:"#/properties/reports_to/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err32);
          errors++;
        }
        if(typeof data16 === "string"){
          if(!(formats2(data16))){
            const err33 = {instancePath:instancePath+"/reports_to",schemaPath:"#/properties/reports_to/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err33);
            errors++;
          }
        }
        var valid0 = _errs37 === errors;
      }
    }
    else {
      const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err34);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();

export const updateAgent: CompiledCheck = (() => {
  const func0 = Object.prototype.hasOwnProperty;
  const formats0 = formats.uuid;
  function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
    let vErrors = null;
    let errors = 0;
    if(data && typeof data == "object" && !Array.isArray(data)){
      for(const key0 of Object.keys(data)){
        if(!(((((key0 === "status") || (key0 === "current_trajectory_id")) || (key0 === "current_scope_id")) || (key0 === "capabilities")) || (key0 === "memory_access"))){
          const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
          (vErrors ??= []).push(err0);
          errors++;
        }
      }
      if(data.status !== undefined && func0.call(data, "status")){
        let data0 = data.status;
        const _errs2 = errors;
        if(!((((data0 === "Idle") || (data0 === "Active")) || (data0 === "Blocked")) || (data0 === "Failed"))){
          const err1 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{}};
          (vErrors ??= []).push(err1);
          errors++;
        }
        var valid0 = _errs2 === errors;
      }
      if(data.current_trajectory_id !== undefined && func0.call(data, "current_trajectory_id")){
        let data1 = data.current_trajectory_id;
        const _errs3 = errors;
        if((typeof data1 !== "string") && (data1 !== null)){
          const err2 = {instancePath:instancePath+"/current_trajectory_id",schemaPath:"#/properties/current_trajectory_id/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err2);
          errors++;
        }
        if(typeof data1 === "string"){
          if(!(formats0(data1))){
            const err3 = {instancePath:instancePath+"/current_trajectory_id",schemaPath:"#/properties/current_trajectory_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err3);
            errors++;
          }
        }
        var valid0 = _errs3 === errors;
      }
      if(data.current_scope_id !== undefined && func0.call(data, "current_scope_id")){
        let data2 = data.current_scope_id;
        const _errs5 = errors;
        if((typeof data2 !== "string") && (data2 !== null)){
          const err4 = {instancePath:instancePath+"/current_scope_id",schemaPath:"#/properties/current_scope_id/type",keyword:"type",params:{}};
          (vErrors ??= []).push(err4);
          errors++;
        }
        if(typeof data2 === "string"){
          if(!(formats0(data2))){
            const err5 = {instancePath:instancePath+"/current_scope_id",schemaPath:"#/properties/current_scope_id/format",keyword:"format",params:{format: "uuid"}};
            (vErrors ??= []).push(err5);
            errors++;
          }
        }
        var valid0 = _errs5 === errors;
      }
      if(data.capabilities !== undefined && func0.call(data, "capabilities")){
        let data3 = data.capabilities;
        const _errs7 = errors;
        if(Array.isArray(data3)){
          if(data3.length < 1){
            const err6 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/minItems",keyword:"minItems",params:{limit: 1}};
            (vErrors ??= []).push(err6);
            errors++;
          }
          let valid2 = true;
          const len0 = data3.length;
          for(let i0=0; i0<len0; i0++){
            let data4 = data3[i0];
            const _errs9 = errors;
            if(typeof data4 !== "string"){
              const err7 = {instancePath:instancePath+"/capabilities/" + i0,schemaPath:"#/properties/capabilities/items/type",keyword:"type",params:{type: "string"}};
              (vErrors ??= []).push(err7);
              errors++;
            }
            var valid1 = _errs9 === errors;
            if(!valid1){
              valid2 = false;
            }
          }
        }
        else {
          const err8 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "array"}};
          (vErrors ??= []).push(err8);
          errors++;
        }
        var valid0 = _errs7 === errors;
      }
      if(data.memory_access !== undefined && func0.call(data, "memory_access")){
        let data5 = data.memory_access;
        const _errs11 = errors;
        if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
          for(const key1 of Object.keys(data5)){
            if(!((key1 === "read") || (key1 === "write"))){
              const err9 = {instancePath:instancePath+"/memory_access",schemaPath:"#/properties/memory_access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
              (vErrors ??= []).push(err9);
              errors++;
            }
          }
          if(data5.read !== undefined && func0.call(data5, "read")){
            let data6 = data5.read;
            const _errs14 = errors;
            if(Array.isArray(data6)){
              let valid5 = true;
              const len1 = data6.length;
              for(let i1=0; i1<len1; i1++){
                let data7 = data6[i1];
                const _errs16 = errors;
                if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
                  if((data7.memory_type === undefined) || (!(func0.call(data7, "memory_type")))){
                    const err10 = {instancePath:instancePath+"/memory_access/read/" + i1,schemaPath:"#/properties/memory_access/properties/read/items/required",keyword:"required",params:{missingProperty: "memory_type"}};
                    (vErrors ??= []).push(err10);
                    errors++;
                  }
                  if((data7.scope === undefined) || (!(func0.call(data7, "scope")))){
                    const err11 = {instancePath:instancePath+"/memory_access/read/" + i1,schemaPath:"#/properties/memory_access/properties/read/items/required",keyword:"required",params:{missingProperty: "scope"}};
                    (vErrors ??= []).push(err11);
                    errors++;
                  }
                  for(const key2 of Object.keys(data7)){
                    if(!(((key2 === "memory_type") || (key2 === "scope")) || (key2 === "filter"))){
                      const err12 = {instancePath:instancePath+"/memory_access/read/" + i1,schemaPath:"#/properties/memory_access/properties/read/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
                      (vErrors ??= []).push(err12);
                      errors++;
                    }
                  }
                  if(data7.memory_type !== undefined && func0.call(data7, "memory_type")){
                    let data8 = data7.memory_type;
                    const _errs19 = errors;
                    if(typeof data8 !== "string"){
                      const err13 = {instancePath:instancePath+"/memory_access/read/" + i1+"/memory_type",schemaPath:"#/properties/memory_access/properties/read/items/properties/memory_type/type",keyword:"type",params:{type: "string"}};
                      (vErrors ??= []).push(err13);
                      errors++;
                    }
                    var valid6 = _errs19 === errors;
                  }
                  if(data7.scope !== undefined && func0.call(data7, "scope")){
                    let data9 = data7.scope;
                    const _errs21 = errors;
                    if(typeof data9 !== "string"){
                      const err14 = {instancePath:instancePath+"/memory_access/read/" + i1+"/scope",schemaPath:"#/properties/memory_access/properties/read/items/properties/scope/type",keyword:"type",params:{type: "string"}};
                      (vErrors ??= []).push(err14);
                      errors++;
                    }
                    var valid6 = _errs21 === errors;
                  }
                  if(data7.filter !== undefined && func0.call(data7, "filter")){
                    let data10 = data7.filter;
                    const _errs23 = errors;
                    if((typeof data10 !== "string") && (data10 !== null)){
                      const err15 = {instancePath:instancePath+"/memory_access/read/" + i1+"/filter",schemaPath:"#/properties/memory_access/properties/read/items/properties/filter/type",keyword:"type",params:{}};
                      (vErrors ??= []).push(err15);
                      errors++;
                    }
                    var valid6 = _errs23 === errors;
                  }
                }
                else {
                  const err16 = {instancePath:instancePath+"/memory_access/read/" + i1,schemaPath:"#/properties/memory_access/properties/read/items/type",keyword:"type",params:{type: "object"}};
                  (vErrors ??= []).push(err16);
                  errors++;
                }
                var valid4 = _errs16 === errors;
                if(!valid4){
                  valid5 = false;
                }
              }
            }
            else {
              const err17 = {instancePath:instancePath+"/memory_access/read",schemaPath:"#/properties/memory_access/properties/read/type",keyword:"type",params:{type: "array"}};
              (vErrors ??= []).push(err17);
              errors++;
            }
            var valid3 = _errs14 === errors;
          }
          if(data5.write !== undefined && func0.call(data5, "write")){
            let data11 = data5.write;
            const _errs25 = errors;
            if(Array.isArray(data11)){
              let valid8 = true;
              const len2 = data11.length;
              for(let i2=0; i2<len2; i2++){
                let data12 = data11[i2];
                const _errs27 = errors;
                if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
                  if((data12.memory_type === undefined) || (!(func0.call(data12, "memory_type")))){
                    const err18 = {instancePath:instancePath+"/memory_access/write/" + i2,schemaPath:"#/properties/memory_access/properties/write/items/required",keyword:"required",params:{missingProperty: "memory_type"}};
                    (vErrors ??= []).push(err18);
                    errors++;
                  }
                  if((data12.scope === undefined) || (!(func0.call(data12, "scope")))){
                    const err19 = {instancePath:instancePath+"/memory_access/write/" + i2,schemaPath:"#/properties/memory_access/properties/write/items/required",keyword:"required",params:{missingProperty: "scope"}};
                    (vErrors ??= []).push(err19);
                    errors++;
                  }
                  for(const key3 of Object.keys(data12)){
                    if(!(((key3 === "memory_type") || (key3 === "scope")) || (key3 === "filter"))){
                      const err20 = {instancePath:instancePath+"/memory_access/write/" + i2,schemaPath:"#/properties/memory_access/properties/write/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
                      (vErrors ??= []).push(err20);
                      errors++;
                    }
                  }
                  if(data12.memory_type !== undefined && func0.call(data12, "memory_type")){
                    let data13 = data12.memory_type;
                    const _errs30 = errors;
                    if(typeof data13 !== "string"){
                      const err21 = {instancePath:instancePath+"/memory_access/write/" + i2+"/memory_type",schemaPath:"#/properties/memory_access/properties/write/items/properties/memory_type/type",keyword:"type",params:{type: "string"}};
                      (vErrors ??= []).push(err21);
                      errors++;
                    }
                    var valid9 = _errs30 === errors;
                  }
                  if(data12.scope !== undefined && func0.call(data12, "scope")){
                    let data14 = data12.scope;
                    const _errs32 = errors;
                    if(typeof data14 !== "string"){
                      const err22 = {instancePath:instancePath+"/memory_access/write/" + i2+"/scope",schemaPath:"#/properties/memory_access/properties/write/items/properties/scope/type",keyword:"type",params:{type: "string"}};
                      (vErrors ??= []).push(err22);
                      errors++;
                    }
                    var valid9 = _errs32 === errors;
                  }
                  if(data12.filter !== undefined && func0.call(data12, "filter")){
                    let data15 = data12.filter;
                    const _errs34 = errors;
                    if((typeof data15 !== "string") && (data15 !== null)){
                      const err23 = {instancePath:instancePath+"/memory_access/write/" + i2+"/filter",schemaPath:"#/properties/memory_access/properties/write/items/properties/filter/type",keyword:"type",params:{}};
                      (vErrors ??= []).push(err23);
                      errors++;
                    }
                    var valid9 = _errs34 === errors;
                  }
                }
                else {
                  const err24 = {instancePath:instancePath+"/memory_access/write/" + i2,schemaPath:"#/properties/memory_access/properties/write/items/type",keyword:"type",params:{type: "object"}};
                  (vErrors ??= []).push(err24);
                  errors++;
                }
                var valid7 = _errs27 === errors;
                if(!valid7){
                  valid8 = false;
                }
              }
            }
            else {
              const err25 = {instancePath:instancePath+"/memory_access/write",schemaPath:"#/properties/memory_access/properties/write/type",keyword:"type",params:{type: "array"}};
              (vErrors ??= []).push(err25);
              errors++;
            }
            var valid3 = _errs25 === errors;
          }
        }
        else {
          const err26 = {instancePath:instancePath+"/memory_access",schemaPath:"#/properties/memory_access/type",keyword:"type",params:{type: "object"}};
          (vErrors ??= []).push(err26);
          errors++;
        }
        var valid0 = _errs11 === errors;
      }
    }
    else {
      const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
      (vErrors ??= []).push(err27);
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  return validate0;
})();
