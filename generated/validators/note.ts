// Code generated from resources.yaml (resource note). DO NOT EDIT.

import type { ListParams, SearchParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import { searchValidator } from '../../src/contract/validate-search.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { CreateNote, UpdateNote } from '../types/note.ts';
import * as compiled from './compiled/note.ts';

/** Body of `note.create`. */
export const createNote: Validator<CreateNote> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      note_type: {
        enum: [
          'Convention',
          'Strategy',
          'Gotcha',
          'Fact',
          'Preference',
          'Relationship',
          'Procedure',
          'Meta',
          'Insight',
          'Correction',
          'Summary',
        ],
      },
      title: { type: 'string', format: 'required-text' },
      content: { type: 'string', format: 'required-text' },
      source_trajectory_ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
      source_artifact_ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
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
    required: ['note_type', 'title', 'content', 'source_trajectory_ids', 'source_artifact_ids', 'ttl'],
    additionalProperties: false,
  },
  check: compiled.createNote,
});

/** Body of `note.update`. */
export const updateNote: Validator<UpdateNote> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      title: { type: 'string', format: 'not-blank' },
      content: { type: 'string', format: 'not-blank' },
      note_type: {
        enum: [
          'Convention',
          'Strategy',
          'Gotcha',
          'Fact',
          'Preference',
          'Relationship',
          'Procedure',
          'Meta',
          'Insight',
          'Correction',
          'Summary',
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
  check: compiled.updateNote,
  partial: true,
  rules: [{ kind: 'some_field', fields: ['title', 'content', 'note_type', 'ttl', 'metadata'] }],
});

/** Query string of `note.list`. */
export const listNote: QueryValidator<ListParams> = listQuery({
  note_type: {
    type: 'enum',
    values: [
      'Convention',
      'Strategy',
      'Gotcha',
      'Fact',
      'Preference',
      'Relationship',
      'Procedure',
      'Meta',
      'Insight',
      'Correction',
      'Summary',
    ],
  },
  source_trajectory_id: { type: 'uuid' },
  created_after: { type: 'timestamp' },
  created_before: { type: 'timestamp' },
});

/** Body of `note.search`. */
export const searchNote: Validator<SearchParams> = searchValidator({
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
                'note_type',
                'title',
                'content',
                'content_hash',
                'embedding',
                'source_trajectory_ids',
                'source_artifact_ids',
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
        contains: { const: 'Note' },
      },
    },
    required: ['query', 'entity_types'],
    additionalProperties: false,
  },
  check: compiled.searchNote,
  fields: {
    note_type: {
      type: 'enum',
      values: [
        'Convention',
        'Strategy',
        'Gotcha',
        'Fact',
        'Preference',
        'Relationship',
        'Procedure',
        'Meta',
        'Insight',
        'Correction',
        'Summary',
      ],
    },
    title: { type: 'text' },
    content: { type: 'text' },
    content_hash: { type: 'bytes' },
    embedding: null,
    source_trajectory_ids: null,
    source_artifact_ids: null,
    ttl: null,
    expires_at: { type: 'timestamp' },
    created_at: { type: 'timestamp' },
    updated_at: { type: 'timestamp' },
    superseded_by: { type: 'uuid' },
    metadata: null,
  },
});
