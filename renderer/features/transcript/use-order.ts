import { useState } from 'react';

/** The ids of records: the same array as long as they are the same, however often the records themselves change. */
export function useOrder(records: readonly { readonly id: string }[] | undefined): readonly string[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const isSame = records?.length === order.length && records.every(({ id }, i) => id === order[i]);
  if (records === undefined || isSame) return order;
  const next = records.map(({ id }) => id);
  setOrder(next);
  return next;
}
