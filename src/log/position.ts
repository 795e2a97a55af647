import { createHmac, timingSafeEqual } from 'node:crypto';

/** Why a position was refused. Forged, damaged and foreign ones look the same, so that nobody learns of another tenant's. */
export type PositionFault = 'POSITION_INVALID' | 'POSITION_EPOCH';

export class PositionError extends Error {
  override readonly name = 'PositionError';
  readonly code: PositionFault;

  constructor(code: PositionFault) {
    super(
      code === 'POSITION_EPOCH'
        ? 'the position is of another epoch of the log, as from before it was restored: take a snapshot and follow from its position'
        : 'the position was not given out by this server for this tenant',
    );
    this.code = code;
  }
}

export interface Positions {
  /** @param number - of the tenant's event; 0: before its first one */
  encode(tenantId: string, number: number): string;
  /** @throws PositionError */
  decode(tenantId: string, text: string): number;
}

export interface LogPositions extends Positions {
  readonly epoch: number;
  /** From now on positions are of this epoch, and those of any other are refused. */
  begin(epoch: number): void;
}

/*
 * 20 bytes as 32 characters: epoch (3 bytes), the number of the tenant's event (7), the first 80 bits of an HMAC-SHA-256 over tenant and both.
 * The alphabet is in ASCII's order and the width is fixed, so that texts of one epoch and tenant compare as their numbers do.
 */
const epochBytes = 3;
const headBytes = 10;
const totalBytes = 20;
const groupBytes = 5;
const groupCharacters = 8;
const format = /^[0-9a-v]{32}$/;

/**
 * @param firstEpoch - until another one begins
 * @param key - secret, the same on every node
 * @param later - told of a position of an epoch that is later than the one we know
 */
export function createPositions(firstEpoch: number, key: Buffer, later?: (epoch: number) => void): LogPositions {
  let epoch = firstEpoch;
  const sign = (tenantId: string, head: Buffer): Buffer =>
    createHmac('sha256', key)
      .update('position')
      .update(tenantId.toLowerCase())
      .update(head)
      .digest()
      .subarray(0, totalBytes - headBytes);

  return {
    get epoch() {
      return epoch;
    },
    begin(next) {
      epoch = next;
    },
    encode(tenantId, number) {
      const bytes = Buffer.alloc(totalBytes);
      bytes.writeUIntBE(epoch, 0, epochBytes);
      // A number of 2^53 needs seven bytes, and Buffer writes six at most.
      bytes.writeUIntBE(Math.floor(number / 2 ** 48), epochBytes, 1);
      bytes.writeUIntBE(number % 2 ** 48, epochBytes + 1, 6);
      sign(tenantId, bytes.subarray(0, headBytes)).copy(bytes, headBytes);
      return toText(bytes);
    },
    decode(tenantId, text) {
      if (!format.test(text)) throw new PositionError('POSITION_INVALID');
      const bytes = toBytes(text);
      const head = bytes.subarray(0, headBytes);
      if (!timingSafeEqual(sign(tenantId, head), bytes.subarray(headBytes)))
        throw new PositionError('POSITION_INVALID');
      const epochOfText = bytes.readUIntBE(0, epochBytes);
      if (epochOfText > epoch) later?.(epochOfText);
      if (epochOfText !== epoch) throw new PositionError('POSITION_EPOCH');
      return bytes.readUIntBE(epochBytes, 1) * 2 ** 48 + bytes.readUIntBE(epochBytes + 1, 6);
    },
  };
}

function toText(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < totalBytes; at += groupBytes) {
    text += bytes.readUIntBE(at, groupBytes).toString(32).padStart(groupCharacters, '0');
  }
  return text;
}

function toBytes(text: string): Buffer {
  const bytes = Buffer.alloc(totalBytes);
  for (let group = 0; group * groupBytes < totalBytes; group++) {
    const characters = text.slice(group * groupCharacters, (group + 1) * groupCharacters);
    bytes.writeUIntBE(Number.parseInt(characters, 32), group * groupBytes, groupBytes);
  }
  return bytes;
}
