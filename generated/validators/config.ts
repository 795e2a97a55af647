// Code generated from resources.yaml (resource config). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import type { Validator } from '../../src/contract/validation.ts';
import type { UpdateConfig, ValidateConfig } from '../types/config.ts';
import * as compiled from './compiled/config.ts';

/** Body of `config.update`. */
export const updateConfig: Validator<UpdateConfig> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      config: {
        title: 'an object with at least one key',
        type: 'object',
        properties: {
          context_assembly: {
            type: 'object',
            properties: {
              token_budget: { type: 'integer', minimum: 1, maximum: 2147483647 },
              relevance_threshold: { type: 'number', minimum: 0, maximum: 1 },
            },
            additionalProperties: false,
          },
          pcp_settings: {
            type: 'object',
            properties: {
              checkpoint_interval: { type: 'integer', minimum: 1, maximum: 2147483647 },
              contradiction_detection: { type: 'boolean' },
            },
            additionalProperties: false,
          },
          storage: {
            type: 'object',
            properties: {
              adapter: { type: 'string', format: 'not-blank' },
              connection: { type: 'string', format: 'not-blank' },
            },
            additionalProperties: false,
          },
          llm: {
            type: 'object',
            properties: {
              embedding_provider: { type: ['string', 'null'] },
              embedding_model: { type: ['string', 'null'] },
              summarization_provider: { type: ['string', 'null'] },
              summarization_model: { type: ['string', 'null'] },
            },
            additionalProperties: false,
          },
          multi_agent: {
            type: 'object',
            properties: {
              lock_timeout_ms: { type: 'integer', minimum: 1, maximum: 31536000000 },
              message_ttl_ms: { type: 'integer', minimum: 1, maximum: 31536000000 },
            },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
        minProperties: 1,
      },
    },
    required: ['config'],
    additionalProperties: false,
  },
  check: compiled.updateConfig,
  partial: true,
  rules: [{ kind: 'some_field', fields: ['config'] }],
});

/** Body of `config.validate`. */
export const validateConfig: Validator<ValidateConfig> = bodyValidator({
  schema: {
    type: 'object',
    properties: { config: { type: 'object' } },
    required: ['config'],
    additionalProperties: false,
  },
  check: compiled.validateConfig,
});

/** The document that a patch of `config.validate` leads to. */
export const validateConfigDocument: Validator<JsonValue> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      config: {
        type: 'object',
        properties: {
          context_assembly: {
            type: 'object',
            properties: {
              token_budget: { type: 'integer', minimum: 1, maximum: 2147483647 },
              relevance_threshold: { type: 'number', minimum: 0, maximum: 1 },
            },
            required: ['token_budget', 'relevance_threshold'],
            additionalProperties: false,
          },
          pcp_settings: {
            type: 'object',
            properties: {
              checkpoint_interval: { type: 'integer', minimum: 1, maximum: 2147483647 },
              contradiction_detection: { type: 'boolean' },
            },
            required: ['checkpoint_interval', 'contradiction_detection'],
            additionalProperties: false,
          },
          storage: {
            type: 'object',
            properties: {
              adapter: { type: 'string', format: 'required-text' },
              connection: { type: 'string', format: 'required-text' },
            },
            required: ['adapter', 'connection'],
            additionalProperties: false,
          },
          llm: {
            type: 'object',
            properties: {
              embedding_provider: { type: ['string', 'null'] },
              embedding_model: { type: ['string', 'null'] },
              summarization_provider: { type: ['string', 'null'] },
              summarization_model: { type: ['string', 'null'] },
            },
            additionalProperties: false,
          },
          multi_agent: {
            type: 'object',
            properties: {
              lock_timeout_ms: { type: 'integer', minimum: 1, maximum: 31536000000 },
              message_ttl_ms: { type: 'integer', minimum: 1, maximum: 31536000000 },
            },
            required: ['lock_timeout_ms', 'message_ttl_ms'],
            additionalProperties: false,
          },
        },
        required: ['context_assembly', 'pcp_settings', 'storage', 'llm', 'multi_agent'],
        additionalProperties: false,
      },
    },
    required: ['config'],
    additionalProperties: false,
  },
  check: compiled.validateConfigDocument,
});
