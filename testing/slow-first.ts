import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that mostly wait: for time-outs, restarts and processes that end. Begun last, they would leave a worker idle. */
const SLOW = /\/(http\/slow-clients|scripts\/(recovery|start|clone)|e2e\/http\/(faults|mail)\/[^/]+)\.test\.ts$/;

/** Begins with the files that take long; the rest in vitest's own order. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification) => SLOW.test(moduleId);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}
