// Code generated from resources.yaml (resource artifact). DO NOT EDIT.

import type { ListParams, SearchParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import { searchValidator } from '../../src/contract/validate-search.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { CreateArtifact, UpdateArtifact } from '../types/artifact.ts';
import * as compiled from './compiled/artifact.ts';

/** Body of `artifact.create`. */
export const createArtifact: Validator<CreateArtifact> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      trajectory_id: { type: 'string', format: 'uuid' },
      scope_id: { type: 'string', format: 'uuid' },
      artifact_type: {
        enum: [
          'ErrorLog',
          'CodePatch',
          'DesignDecision',
          'UserPreference',
          'Fact',
          'Constraint',
          'ToolResult',
          'IntermediateOutput',
          'Custom',
          'Code',
          'Document',
          'Data',
          'Config',
          'Log',
          'Summary',
          'Decision',
          'Plan',
          'Model',
        ],
      },
      name: { type: 'string', format: 'required-text' },
      content: { type: 'string', format: 'required-text' },
      source_turn: { type: 'integer', minimum: 0, maximum: 2147483647 },
      extraction_method: {
        enum: [
          'Explicit',
          'Inferred',
          'UserProvided',
          'LlmExtraction',
          'ToolExtraction',
          'MemoryRecall',
          'ExternalApi',
          'Unknown',
        ],
      },
      confidence: { type: ['number', 'null'], minimum: 0, maximum: 1 },
      ttl: {
        if: { type: 'object' },
        then: {
          title:
            'one of "Persistent", "Permanent", "Session", "Scope", "Ephemeral", "ShortTerm", "MediumTerm", "LongTerm", { "Duration": number }, { "Max": number }',
          properties: {
            Duration: { type: 'integer', minimum: 1, maximum: 31536000000 },
            Max: { type: 'integer', minimum: 1, maximum: 2147483647 },
          },
          additionalProperties: false,
          minProperties: 1,
          maxProperties: 1,
        },
        else: {
          title:
            'one of "Persistent", "Permanent", "Session", "Scope", "Ephemeral", "ShortTerm", "MediumTerm", "LongTerm", { "Duration": number }, { "Max": number }',
          enum: ['Persistent', 'Permanent', 'Session', 'Scope', 'Ephemeral', 'ShortTerm', 'MediumTerm', 'LongTerm'],
        },
      },
      metadata: {},
    },
    required: [
      'trajectory_id',
      'scope_id',
      'artifact_type',
      'name',
      'content',
      'source_turn',
      'extraction_method',
      'ttl',
    ],
    additionalProperties: false,
  },
  check: compiled.createArtifact,
});

/** Body of `artifact.update`. */
export const updateArtifact: Validator<UpdateArtifact> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', format: 'not-blank' },
      content: { type: 'string', format: 'not-blank' },
      artifact_type: {
        enum: [
          'ErrorLog',
          'CodePatch',
          'DesignDecision',
          'UserPreference',
          'Fact',
          'Constraint',
          'ToolResult',
          'IntermediateOutput',
          'Custom',
          'Code',
          'Document',
          'Data',
          'Config',
          'Log',
          'Summary',
          'Decision',
          'Plan',
          'Model',
        ],
      },
      ttl: {
        if: { type: 'object' },
        then: {
          title:
            'one of "Persistent", "Permanent", "Session", "Scope", "Ephemeral", "ShortTerm", "MediumTerm", "LongTerm", { "Duration": number }, { "Max": number }',
          properties: {
            Duration: { type: 'integer', minimum: 1, maximum: 31536000000 },
            Max: { type: 'integer', minimum: 1, maximum: 2147483647 },
          },
          additionalProperties: false,
          minProperties: 1,
          maxProperties: 1,
        },
        else: {
          title:
            'one of "Persistent", "Permanent", "Session", "Scope", "Ephemeral", "ShortTerm", "MediumTerm", "LongTerm", { "Duration": number }, { "Max": number }',
          enum: ['Persistent', 'Permanent', 'Session', 'Scope', 'Ephemeral', 'ShortTerm', 'MediumTerm', 'LongTerm'],
        },
      },
      metadata: {},
    },
    additionalProperties: false,
  },
  check: compiled.updateArtifact,
  partial: true,
  rules: [{ kind: 'some_field', fields: ['name', 'content', 'artifact_type', 'ttl', 'metadata'] }],
});

/** Query string of `artifact.list`. */
export const listArtifact: QueryValidator<ListParams> = listQuery({
  artifact_type: {
    type: 'enum',
    values: [
      'ErrorLog',
      'CodePatch',
      'DesignDecision',
      'UserPreference',
      'Fact',
      'Constraint',
      'ToolResult',
      'IntermediateOutput',
      'Custom',
      'Code',
      'Document',
      'Data',
      'Config',
      'Log',
      'Summary',
      'Decision',
      'Plan',
      'Model',
    ],
  },
  trajectory_id: { type: 'uuid' },
  scope_id: { type: 'uuid' },
  created_after: { type: 'timestamp' },
  created_before: { type: 'timestamp' },
});

/** Query string of `artifact.of_scope`. */
export const ofScopeArtifact: QueryValidator<ListParams> = listQuery({});

/** Body of `artifact.search`. */
export const searchArtifact: Validator<SearchParams> = searchValidator({
  schema: {
    type: 'object',
    properties: {
      query: { type: 'string', format: 'required-text' },
      limit: { type: 'integer', minimum: 1, maximum: 1000, default: 20 },
      filters: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            field: {
              enum: [
                'trajectory_id',
                'scope_id',
                'artifact_type',
                'name',
                'content',
                'content_hash',
                'embedding',
                'provenance',
                'ttl',
                'expires_at',
                'created_at',
                'updated_at',
                'superseded_by',
                'metadata',
              ],
            },
            operator: { enum: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in'] },
            value: {},
          },
          required: ['field', 'operator', 'value'],
          additionalProperties: false,
        },
        maxItems: 32,
        default: [],
      },
      entity_types: {
        type: 'array',
        items: {
          enum: [
            'Trajectory',
            'Scope',
            'Artifact',
            'Note',
            'Turn',
            'Lock',
            'Message',
            'Agent',
            'Delegation',
            'Handoff',
            'Conflict',
            'Edge',
            'EvolutionSnapshot',
            'SummarizationPolicy',
          ],
        },
        contains: { const: 'Artifact' },
      },
    },
    required: ['query', 'entity_types'],
    additionalProperties: false,
  },
  check: compiled.searchArtifact,
  fields: {
    trajectory_id: { type: 'uuid' },
    scope_id: { type: 'uuid' },
    artifact_type: {
      type: 'enum',
      values: [
        'ErrorLog',
        'CodePatch',
        'DesignDecision',
        'UserPreference',
        'Fact',
        'Constraint',
        'ToolResult',
        'IntermediateOutput',
        'Custom',
        'Code',
        'Document',
        'Data',
        'Config',
        'Log',
        'Summary',
        'Decision',
        'Plan',
        'Model',
      ],
    },
    name: { type: 'text' },
    content: { type: 'text' },
    content_hash: { type: 'bytes' },
    embedding: null,
    provenance: null,
    ttl: null,
    expires_at: { type: 'timestamp' },
    created_at: { type: 'timestamp' },
    updated_at: { type: 'timestamp' },
    superseded_by: { type: 'uuid' },
    metadata: null,
  },
});
