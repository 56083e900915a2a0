import { linkMetadata } from "@/app/(links)/link-metadata";
import { securing } from "@/messages/second-factor";
import { SecurePage } from "../../secure-page";

export const metadata = linkMetadata(securing.title);

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  return <SecurePage token={(await params).token} purpose="undo_second_factor" />;
}
