#!/bin/bash
/home/ec2-user/workloads/streams-wrapper-2.1/streams/streams_run --run_user ec2-user --home_parent /home --iterations 1 --tuned_setting tuned_virtual-guest_sys_file_none --host_config "m5.xlarge" --sysname "m5.xlarge" --sys_type aws --opt 3 --iterations 3
