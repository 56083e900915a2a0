import { only } from "@/app/_http/only";
import { nextAuthHandler } from "@/auth/next-auth";

export const GET = nextAuthHandler;
export const POST = nextAuthHandler;
export const { PUT, PATCH, DELETE, OPTIONS } = only("GET", "POST");
