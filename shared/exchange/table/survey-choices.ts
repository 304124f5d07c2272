/**
 * Cuts the answers of a question with several choices. A choice may hold a comma itself: what always stands together is one choice, and
 * nothing is cut within brackets. With a `;` anywhere, only `;` parts them.
 */
export function choicesOf(answers: readonly string[]): readonly (readonly string[])[] {
  const bySemicolon = answers.some((answer) => answer.includes(';'));
  const cut = answers.map((answer) => (bySemicolon ? pieces(answer, ';') : pieces(answer, ',')));
  if (bySemicolon) return cut;
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const list of cut) {
    for (const [i, piece] of list.entries()) {
      counts.set(piece, (counts.get(piece) ?? 0) + 1);
      if (i > 0) pairs.set(`${list[i - 1]}\n${piece}`, (pairs.get(`${list[i - 1]}\n${piece}`) ?? 0) + 1);
    }
  }
  const inseparable = (left: string, right: string): boolean => {
    const together = pairs.get(`${left}\n${right}`) ?? 0;
    return together > 1 && together === counts.get(left) && together === counts.get(right);
  };
  return cut.map((list) => {
    const whole: string[] = [];
    for (const [i, piece] of list.entries()) {
      const before = list[i - 1];
      if (before !== undefined && inseparable(before, piece)) whole.push(`${whole.pop()}, ${piece}`);
      else whole.push(piece);
    }
    return whole;
  });
}

function pieces(answer: string, separator: ',' | ';'): readonly string[] {
  const list: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < answer.length; i++) {
    const char = answer[i];
    if (char === '(' || char === '[') depth += 1;
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    // A figure such as 1,000 holds a comma and no choice.
    else if (char === separator && depth === 0 && (separator === ';' || /\s/.test(answer[i + 1] ?? ' '))) {
      list.push(answer.slice(from, i).trim());
      from = i + 1;
    }
  }
  list.push(answer.slice(from).trim());
  return list.filter((piece) => piece !== '');
}
