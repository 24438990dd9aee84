export { type Appointment, createDiary, type Diary, type DiaryOptions } from './diary.ts';
export { createSalonPerform } from './perform.ts';
