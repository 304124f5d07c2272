import { describe, expect, it } from 'vitest';
import { plainText } from './body.ts';
import { bodyFromLines } from './body-from-lines.ts';

describe('bodyFromLines', () => {
  it('makes headings, quotations and paragraphs, without their marks in the plain text', () => {
    let n = 0;
    const body = bodyFromLines(
      ['## What happened', '> It is late', 'First\nsecond', '#not a heading'],
      () => `b${++n}`,
    );
    expect(body.order).toEqual(['b1', 'b2', 'b3', 'b4']);
    expect(plainText(body)).toBe('What happened\nIt is late\nFirst\nsecond\n#not a heading');
    expect(body.order.map((id) => body.blocks[id]?.node)).toMatchObject([
      { type: 'heading', tag: 'h2' },
      { type: 'quote' },
      { type: 'paragraph', children: [{ text: 'First' }, { type: 'linebreak' }, { text: 'second' }] },
      { type: 'paragraph' },
    ]);
  });
});
