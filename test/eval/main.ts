import { evaluateSet } from './baselines.ts';
import { fewTargets, hasData, labelledSets } from './labelled-sets.ts';
import { strongShare } from './strong.ts';

// Prints our figures beside those of plain BM25, for every set: `node build/run.mjs test/eval/main.ts`.
if (!hasData()) console.log('The shared data is not here: set THROUGHLINE_DATA to its folder.');
else {
  const row = (cells: readonly string[]) =>
    console.log(cells.map((cell, i) => cell.padEnd(i === 0 ? 28 : 16)).join(''));
  row(['set (ours / floor)', 'R@5', 'hit@5', 'MRR', 'false proposals']);
  for (const set of labelledSets()) {
    const quality = evaluateSet(set);
    const pair = (key: 'R@5' | 'hit@5' | 'MRR') => `${quality[key].toFixed(3)} / ${set.floor[key].toFixed(3)}`;
    row([set.name, pair('R@5'), pair('hit@5'), pair('MRR'), quality.emptyProposedShare?.toFixed(3) ?? '-']);
  }
  console.log('');
  row(['called strong', 'of queries', 'strong', 'right', 'precision']);
  for (const set of [...labelledSets(), ...fewTargets()]) {
    const { queries, strong, right } = strongShare(set);
    row([set.name, String(queries), String(strong), String(right), strong === 0 ? '-' : (right / strong).toFixed(3)]);
  }
}
