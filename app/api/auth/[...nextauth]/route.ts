import { only } from "@/app/only";
import { nextAuthHandler } from "@/sessions/next-auth";

export const GET = nextAuthHandler;
export const POST = nextAuthHandler;
export const { PUT, PATCH, DELETE, OPTIONS } = only("GET", "POST");
