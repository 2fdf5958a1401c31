// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A real HDFS in one process, on loopback:  java -cp '<jars>/*' MiniHdfs.java <folder>
// Prints "webhdfs <port> hdfs <port>" when it serves, and ends when its standard input does.
import java.io.File;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;

public class MiniHdfs {
    public static void main(String[] arguments) throws Exception {
        final Configuration configuration = new Configuration();
        configuration.setInt("dfs.replication", 1);
        // Small blocks, so that a file of a few megabytes lies in several.
        configuration.setLong("dfs.blocksize", 1 << 20);
        final MiniDFSCluster cluster =
                new MiniDFSCluster.Builder(configuration, new File(arguments[0])).numDataNodes(1).build();
        try {
            cluster.waitActive();
            // A folder of the archive's own user; the root is not his.
            cluster.getFileSystem().mkdirs(new Path("/guitai"));
            cluster.getFileSystem().setOwner(new Path("/guitai"), "guitai", "guitai");
            System.out.println("webhdfs " + cluster.getNameNode().getHttpAddress().getPort()
                    + " hdfs " + cluster.getNameNodePort());
            System.out.flush();
            while (System.in.read() >= 0) {
            }
        } finally {
            cluster.shutdown(true);
        }
        System.exit(0);
    }
}
