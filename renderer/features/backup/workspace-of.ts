import type { ProjectContent } from '#renderer/data/project-content.ts';
import { readErased } from '#shared/domain/erasure-list.ts';
import { readSettled } from '#shared/domain/merge/settled.ts';
import { emptyWorkspace, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';

/** A project of this computer as archives and merging take it. */
export function workspaceOf(project: ProjectContent): WorkspaceContent {
  const settings = project.rows.get('settings') ?? [];
  return {
    ...emptyWorkspace(project.projectId, project.copyId),
    ...project,
    conflicts: readSettled(settings).map((id) => ({ id, settled: true })),
    erased: readErased(settings).map(({ salt, hash, at, n }) => ({ salt, hash, at, n })),
  };
}
