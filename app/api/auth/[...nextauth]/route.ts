import { nextAuthHandler } from "@/sessions/next-auth";

export const GET = nextAuthHandler;
export const POST = nextAuthHandler;
