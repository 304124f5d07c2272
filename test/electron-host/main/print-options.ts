import type * as Electron from 'electron';

/** Width and height in inches, portrait. */
const PAPER: Record<string, [width: number, height: number]> = {
  A0: [33.11, 46.81],
  A1: [23.39, 33.11],
  A2: [16.54, 23.39],
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

/** Electron's print options as those of the protocol's Page.printToPDF: they map one to one. */
export function toCdpPrintOptions({ pageSize = 'Letter', margins = {}, ...rest }: Electron.PrintToPDFOptions = {}) {
  const named = typeof pageSize === 'string' ? PAPER[pageSize] : undefined;
  const [paperWidth, paperHeight] = named ?? [(pageSize as Electron.Size).width, (pageSize as Electron.Size).height];
  return {
    ...rest,
    paperWidth,
    paperHeight,
    ...(margins.top === undefined ? {} : { marginTop: margins.top }),
    ...(margins.bottom === undefined ? {} : { marginBottom: margins.bottom }),
    ...(margins.left === undefined ? {} : { marginLeft: margins.left }),
    ...(margins.right === undefined ? {} : { marginRight: margins.right }),
  };
}
