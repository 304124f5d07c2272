import { packIds, type StringList } from './string-list.ts';

/** Gives each different string a number, in order of appearance. */
export class StringPool {
  private readonly numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  done(): StringList {
    return packIds([...this.numbers.keys()]);
  }
}
