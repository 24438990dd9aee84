import { createTestClock, type TestClock } from '../../src/testing/test-clock.ts';

/** A clock that stands until it is moved. */
export const createManualClock = (now: number): TestClock => createTestClock({ now });
