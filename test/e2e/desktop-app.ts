import path from 'node:path';
import type { ElectronHost } from '../electron-host/host.ts';
import { launchStandIn } from '../electron-host/launch.ts';
import { launchElectron } from '../electron-host/launch-electron.ts';
import { type LaunchPlan, READY, type RunningApp } from './running-app.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

const isElectron = process.env.E2E_HOST === 'electron';

/** Starts compiled main: `mainPath`, or the app's own. Save dialogs are accepted into the plan's folder. */
export async function launchDesktop(
  plan: LaunchPlan,
  mainPath = path.join(ROOT, 'dist/main/main.js'),
): Promise<RunningApp> {
  let desktop = await start();
  async function start(): Promise<ElectronHost> {
    const launch = isElectron ? launchElectron : launchStandIn;
    const host = await launch({
      mainPath,
      userData: plan.profile,
      args: [...plan.args],
      registerPath: path.join(ROOT, 'dist/electron-test-host/register.mjs'),
    });
    await acceptSaves(host, plan.saveFolder);
    await host.page.waitForSelector(READY, { state: 'attached' });
    return host;
  }
  return {
    kind: isElectron ? 'electron' : 'electron-host',
    get desktop() {
      return desktop;
    },
    page: () => desktop.page,
    async relaunch() {
      await desktop.kill9();
      desktop = await start();
      return desktop.page;
    },
    async pick(paths) {
      await desktop.evaluate(
        ({ dialog }, filePaths) => {
          const before = dialog.showOpenDialog;
          dialog.showOpenDialog = async () => {
            dialog.showOpenDialog = before;
            return { canceled: filePaths.length === 0, filePaths };
          };
        },
        [...paths],
      );
    },
    async close() {
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, 8000, 'late'));
      if ((await Promise.race([desktop.close(), late])) === 'late') await desktop.kill9();
    },
  };
}

async function acceptSaves(host: ElectronHost, folder: string): Promise<void> {
  await host.evaluate(({ dialog }, into) => {
    // Both forms of the call exist: with and without a window.
    dialog.showSaveDialog = async (...given: unknown[]) => {
      const options = given.at(-1) as { readonly defaultPath?: string };
      return { canceled: false, filePath: `${into}/${options.defaultPath ?? 'unnamed'}` };
    };
  }, folder);
}
