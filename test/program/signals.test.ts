import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { onStopSignal } from '../../src/program/signals.ts';

describe('a stop signal', () => {
  let signals: EventEmitter;
  let now: number;
  let calls: string[];
  beforeEach(() => {
    signals = new EventEmitter();
    now = 1000;
    calls = [];
    onStopSignal({
      signals,
      now: () => now,
      stop: (signal) => calls.push(`stop by ${signal}`),
      abort: () => calls.push('abort'),
    });
  });

  it('stops in order', () => {
    signals.emit('SIGTERM');
    expect(calls).toEqual(['stop by SIGTERM']);
  });

  it('is one signal when npm hands on what the terminal has sent already', () => {
    signals.emit('SIGINT');
    now += 40;
    signals.emit('SIGINT');
    expect(calls).toEqual(['stop by SIGINT']);
  });

  it('ends the process at once when a person sends it again', () => {
    signals.emit('SIGINT');
    now += 1200;
    signals.emit('SIGINT');
    expect(calls).toEqual(['stop by SIGINT', 'abort']);
  });
});
