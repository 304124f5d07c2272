import { app, type BrowserWindow, type PrintToPDFOptions } from 'electron';
import type { FileProblem } from '#shared/contract/host.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Documents } from './documents.ts';

/** Prints a window's page into `file`, the path that the dialog gave: whole, or nothing is left behind. Answers the file's name. */
export async function printPdf(
  window: BrowserWindow,
  documents: Documents,
  file: string,
): Promise<Result<string, FileProblem>> {
  const owner = window.webContents.id;
  const begun = await documents.beginSave(owner, file);
  if (!begun.ok) return begun;
  const token = begun.value;
  try {
    const bytes = await window.webContents.printToPDF({ ...OPTIONS, pageSize: paperOf(app.getLocale()) });
    const written = await documents.writeChunk(owner, token, bytes);
    return written.ok ? await documents.finishSave(owner, token) : written;
  } finally {
    // After a finished save this token is unknown, which is fine.
    await documents.release(owner, token);
  }
}

/** Margins and page numbers are those of the page's own print style. */
const OPTIONS: PrintToPDFOptions = {
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  printBackground: true,
};

/** Where letter paper lies in the printers; the rest of the world has A4. */
const LETTER = new Set(['US', 'CA', 'MX', 'CL', 'CO', 'CR', 'GT', 'PA', 'PH', 'PR', 'SV', 'VE', 'NI', 'DO']);

function paperOf(locale: string): 'A4' | 'Letter' {
  return LETTER.has(new Intl.Locale(locale).maximize().region ?? '') ? 'Letter' : 'A4';
}
